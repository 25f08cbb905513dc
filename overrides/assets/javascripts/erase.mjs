// @ts-check
/** "Erase everything": what the page lists as kept, in all stores and open tabs, after a question. */
import { saveBackup } from './backup.mjs'
import { settingOf } from './material.mjs'
import { phrasesIn } from './phrases.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */

/** @type {WeakSet<HTMLElement>} */
const opened = new WeakSet()

/** @param {HTMLElement} element @param {Journal} journal */
export function paint(element, journal) {
  if (opened.has(element)) return
  opened.add(element)
  const dialog = /** @type {HTMLDialogElement} */ (element.querySelector('dialog'))
  const { say, count } = phrasesIn(element)
  const tell = (/** @type {string} */ name, /** @type {string} */ text) => {
    const said = element.querySelector(`[data-guide-said="${name}"]`)
    if (said) said.textContent = text
  }
  element.querySelector('[data-guide-erase]')?.addEventListener('click', () => {
    tell('backup', '')
    tell('amount', count('amount', journal.entries.length))
    dialog.showModal()
  })
  element.querySelector('[data-guide-save]')?.addEventListener('click', () => {
    tell('backup', say('saved', { name: saveBackup(element.ownerDocument, journal) }))
  })
  dialog.addEventListener('close', async () => {
    if (dialog.returnValue === 'yes') tell('erased', say(await eraseAll(element.ownerDocument, journal) ? 'erased' : 'erased-partly'))
    dialog.returnValue = ''
  })
}

/**
 * The journal first, then what else the page's own table says is kept.
 * @param {Document} page @param {Journal} journal
 * @returns {Promise<boolean>} whether nothing is left
 */
async function eraseAll(page, journal) {
  const view = /** @type {Window & typeof globalThis} */ (page.defaultView)
  const isErased = await journal.erase()
  const kept = /** @type {HTMLElement[]} */ ([...page.querySelectorAll('[data-guide-kept]')])
  const outcomes = await Promise.allSettled(kept.map(async ({ dataset }) => {
    const name = dataset.guideKept ?? ''
    await ERASERS.get(dataset.guideKeptIn)?.(view, name)
  }))
  return isErased && outcomes.every(({ status }) => status === 'fulfilled')
}

/**
 * What a row of the table asks for, by where it is kept. The journal's own stores are empty already.
 * @type {Map<string | undefined, (view: Window & typeof globalThis, name: string) => unknown>}
 */
const ERASERS = new Map([
  ['setting', (view, name) => view.localStorage.removeItem(settingOf(view, name))],
  ['own-setting', (view, name) => view.localStorage.removeItem(name)],
  ['caches', async (view, name) => {
    if (!view.caches) return // there are none on an address without encryption
    const names = (await view.caches.keys()).filter((cache) => cache.startsWith(name))
    await Promise.all(names.map((cache) => view.caches.delete(cache)))
  }],
])
