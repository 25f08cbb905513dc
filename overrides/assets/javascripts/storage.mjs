// @ts-check
/** Where progress is kept: what the browser holds, a backup, a link to another device, and back. */
import { readBackup, readFile } from './backup-file.mjs'
import { backupText, saveBackup } from './backup.mjs'
import { openCopy } from './copy.mjs'
import { isInLink, linkOf, textIn } from './link.mjs'
import { missed } from './missed.mjs'
import { phrasesIn } from './phrases.mjs'
import { sendLink } from './saving.mjs'
import { askToTake } from './taking.mjs'
import { paintFacts } from './storage-facts.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */
/** @typedef {import('./guide.mjs').Hand} Hand */
/** @typedef {{element: HTMLElement, journal: Journal, hand: Hand, phrases: import('./phrases.mjs').Phrases}} Panel */

/** @type {WeakMap<HTMLElement, Panel>} */
const panels = new WeakMap()

/** @param {HTMLElement} element @param {Journal} journal @param {Hand} hand */
export function paint(element, journal, hand) {
  const panel = panels.get(element) ?? open(element, journal, hand)
  paintFacts(panel)
}

/** @param {HTMLElement} element @param {Journal} journal @param {Hand} hand @returns {Panel} */
function open(element, journal, hand) {
  const panel = { element, journal, hand, phrases: phrasesIn(element) }
  panels.set(element, panel)
  const view = /** @type {Window & typeof globalThis} */ (element.ownerDocument.defaultView)
  heed(element, '[data-guide-save]', () => save(panel))
  heed(element, '[data-guide-send]', () => send(panel, view))
  heed(element, '[data-guide-promise-ask]', () => view.navigator.storage.persist().then(() => paintFacts(panel)))
  openCopy(panel, view).catch(missed)
  const chooser = /** @type {HTMLInputElement | null} */ (element.querySelector('input[type="file"]'))
  chooser?.addEventListener('change', () => takeFile(panel, chooser))
  heedLinks(panel, view)
  return panel
}

/** Ask about the link that the page was opened with, and about those that come while it is open. @param {Panel} panel @param {Window & typeof globalThis} view */
function heedLinks(panel, view) {
  takeLink(panel, view).catch(missed)
  const left = new AbortController()
  view.addEventListener('hashchange', () => {
    if (!panel.element.isConnected) return left.abort() // the page was swapped for another
    // The theme may answer a change of address by putting the page in its own place, with its
    // link: a reader who had answered by then would be asked once more. A page that is loaded stays.
    if (isInLink(view.location.hash)) view.location.reload()
  }, { signal: left.signal })
}

/** @param {HTMLElement} element @param {string} selector @param {() => unknown} act */
function heed(element, selector, act) {
  element.querySelector(selector)?.addEventListener('click', act)
}

/** @param {Panel} panel @param {string} where @param {string} text */
export function tell({ element }, where, text) {
  const said = element.querySelector(`[data-guide-said="${where}"]`)
  if (said) said.textContent = text
}

/** @param {Panel} panel */
function save(panel) {
  const { element, journal, phrases } = panel
  if (journal.shared.length === 0) return tell(panel, 'save', phrases.say('empty'))
  tell(panel, 'save', phrases.say('saved', { name: saveBackup(element.ownerDocument, journal) }))
}

/** @param {Panel} panel @param {Window & typeof globalThis} view */
async function send(panel, view) {
  const { element, journal, phrases } = panel
  if (journal.shared.length === 0) return tell(panel, 'send', phrases.say('empty'))
  if (!view.CompressionStream) return tell(panel, 'send', phrases.say('link-none'))
  const url = await linkOf(view.location.href, backupText(journal))
  if (!url) return tell(panel, 'send', phrases.say('link-large'))
  const outcome = await sendLink(view.navigator, { title: element.ownerDocument.title, url })
  tell(panel, 'send', phrases.say(`link-${outcome}`))
  if (outcome === 'failed') showLink(element, url)
}

/** Neither sheet nor clipboard: the reader can copy it by hand. @param {HTMLElement} element @param {string} url */
function showLink(element, url) {
  const field = element.querySelector('[data-guide-link]')
  if (!(field instanceof HTMLInputElement)) return
  field.value = url
  field.hidden = false
  field.select()
}

/** @param {Panel} panel @param {HTMLInputElement} chooser */
async function takeFile(panel, chooser) {
  const file = chooser.files?.[0]
  if (!file) return
  const reading = await readFile(panel.journal.store, file)
  chooser.value = '' // the same file may be chosen again
  await take(panel, reading)
}

/** A link changes nothing until the reader says yes; then it goes out of the address. @param {Panel} panel @param {Window & typeof globalThis} view */
async function takeLink(panel, view) {
  const { hash } = view.location
  if (!isInLink(hash)) return
  await panel.journal.ready
  const found = view.DecompressionStream ? await textIn(hash) : /** @type {const} */ ({ refusal: 'old' })
  await take(panel, 'text' in found ? readBackup(panel.journal.store, found.text) : found)
  if (view.location.hash !== hash) return
  view.history.replaceState(view.history.state, '', view.location.href.split('#')[0])
}

/** @param {Panel} panel @param {import('./backup-file.mjs').Reading} reading */
async function take(panel, reading) {
  if ('refusal' in reading) return tell(panel, 'take', panel.phrases.say(`refused-${reading.refusal}`))
  tell(panel, 'take', '')
  const { said, added } = await askToTake(panel, reading)
  tell(panel, 'take', added ? '' : said)
  if (added) panel.hand.did(added, said, true)
}
