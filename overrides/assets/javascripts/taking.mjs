// @ts-check
/** Bringing a backup in: says what it would add, and adds it after a yes, all or nothing. */
import { saveBackup } from './backup.mjs'
import { kindOf } from './record.mjs'

/** @typedef {import('./mirror.mjs').Entry} Entry */
/** @typedef {import('./storage.mjs').Panel} Panel */

/**
 * @param {Panel} panel @param {{entries: Entry[], exported: string}} backup
 * @returns {Promise<{said: string, added?: string[]}>} what came of it, in words, and the keys of what was added
 */
export async function askToTake({ element, journal, phrases }, { entries, exported }) {
  const known = new Map(journal.known(entries))
  const fresh = entries.filter(([key]) => !known.has(key))
  if (fresh.length === 0) return { said: phrases.say(entries.length > 0 ? 'nothing-new' : 'nothing-in-it') }
  const dialog = /** @type {HTMLDialogElement} */ (element.querySelector('dialog'))
  paintQuestion(dialog, phrases, fresh, { exported, known: known.size, isEmpty: journal.shared.length === 0 })
  if (!await isYes(dialog)) return { said: phrases.say('left-alone') }
  if (journal.shared.length > 0) saveBackup(element.ownerDocument, journal)
  if (!await journal.take(entries)) return { said: phrases.say('no-room') }
  return { said: phrases.count('taken', fresh.length), added: fresh.map(([key]) => key) }
}

/**
 * @param {HTMLDialogElement} dialog @param {import('./phrases.mjs').Phrases} phrases @param {Entry[]} fresh
 * @param {{exported: string, known: number, isEmpty: boolean}} about
 */
function paintQuestion(dialog, phrases, fresh, { exported, known, isEmpty }) {
  const page = dialog.ownerDocument
  const date = new Date(exported).toLocaleDateString(phrases.locale, { dateStyle: 'long' })
  const write = (/** @type {string} */ name, /** @type {string} */ text) => {
    const slot = /** @type {HTMLElement | null} */ (dialog.querySelector(`[data-guide-slot="${name}"]`))
    if (slot) Object.assign(slot, { textContent: text, hidden: text === '' })
  }
  write('made', phrases.say('made', { date }))
  write('known', known > 0 ? phrases.count('known', known) : '')
  write('safe', isEmpty ? '' : phrases.say('backup-first'))
  dialog.querySelector('ul')?.replaceChildren(...countsOf(fresh, phrases).map((text) => {
    const item = page.createElement('li')
    item.textContent = text
    return item
  }))
}

/** How many of each kind, in words. @param {Entry[]} entries @param {import('./phrases.mjs').Phrases} phrases */
function countsOf(entries, phrases) {
  /** @type {Map<string, number>} */
  const counts = new Map()
  for (const [, text] of entries) {
    const kind = `kind-${kindOf(text)}`
    const name = phrases.has(`${kind}.other`) ? kind : 'kind-unknown'
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].sort(([, one], [, other]) => other - one).map(([name, n]) => phrases.count(name, n))
}

/** @param {HTMLDialogElement} dialog @returns {Promise<boolean>} */
function isYes(dialog) {
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'yes'), { once: true })
  })
}
