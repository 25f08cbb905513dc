// @ts-check
/** The offer of a backup when the last step of a stage has been ticked. */
import { saveBackup } from './backup.mjs'
import { phrasesIn } from './phrases.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */

/** @type {WeakSet<HTMLElement>} */
const heeded = new WeakSet()

/** @param {HTMLElement} element @param {Journal} journal */
export function paint(element, journal) {
  if (heeded.has(element)) return
  heeded.add(element)
  const said = element.querySelector('[data-guide-said]')
  const { say } = phrasesIn(element)
  element.querySelector('button')?.addEventListener('click', () => {
    const name = saveBackup(element.ownerDocument, journal)
    if (said) said.textContent = say('saved', { name })
  })
}
