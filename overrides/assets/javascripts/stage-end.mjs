// @ts-check
/** The offer of a backup when the last step of a stage has been ticked. */
import { saveBackup } from './backup.mjs'
import { phrasesIn } from './phrases.mjs'

/** @type {WeakSet<HTMLElement>} */
const opened = new WeakSet()

/** @param {HTMLElement} element @param {import('./journal.mjs').Journal} journal */
export function open(element, journal) {
  if (opened.has(element)) return
  opened.add(element)
  const said = element.querySelector('[data-guide-said]')
  const { say } = phrasesIn(element)
  element.querySelector('[data-guide-save]')?.addEventListener('click', () => {
    const name = saveBackup(element.ownerDocument, journal)
    if (said) said.textContent = say('saved', { name })
  })
}
