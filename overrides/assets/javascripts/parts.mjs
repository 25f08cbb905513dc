// @ts-check
/** Parts of a page that few pages have: loaded where one is, and painted with everything else. */
import { missedOnce, quietly } from './missed.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */
/**
 * A part shows the journal in its element. It is painted again whenever something changed.
 * @typedef {{paint(element: HTMLElement, journal: Journal, hand: import('./guide.mjs').Hand): void}} Part
 */

/** @type {Map<string | undefined, () => Promise<Part>>} */
const PARTS = new Map([
  ['subjects', () => import('./subjects.mjs')],
  ['chooser', () => import('./chooser.mjs')],
  ['calculator', () => import('./calculator.mjs')],
  ['storage', () => import('./storage.mjs')],
  ['erase', () => import('./erase.mjs')],
  ['history', () => import('./history.mjs')],
  ['reminders', () => import('./reminders.mjs')],
  ['catch-up', () => import('./catch-up.mjs')],
])

/** @type {WeakSet<HTMLElement>} */
const begun = new WeakSet()
/** What each part whose scripts are on their way does once they are there. @type {WeakMap<HTMLElement, () => void>} */
const awaited = new WeakMap()

/** @param {ParentNode} root @param {Journal} journal @param {import('./guide.mjs').Hand} hand */
export function paintParts(root, journal, hand) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-part]'))) {
    // Noted while it is sure: when a page is about to be swapped, the address is the next one's already.
    element.dataset.guideBase ??= element.baseURI
    const load = PARTS.get(element.dataset.guidePart)
    if (load) paintOnceLoaded(element, load(), journal, hand).catch(missedOnce(element))
  }
}

/** @param {HTMLElement} element @param {Promise<Part>} loading @param {Journal} journal @param {import('./guide.mjs').Hand} hand */
async function paintOnceLoaded(element, loading, journal, hand) {
  if (!begun.has(element)) awaited.set(element, heedEarly(element))
  begun.add(element)
  const part = await loading // when it does not come, a later painting asks for it again
  part.paint(element, journal, hand)
  awaited.get(element)?.()
  awaited.delete(element)
}

/**
 * What a reader does on a slow network, before the part can heed it, is done when it can.
 * @param {HTMLElement} element @returns {() => void} what does it
 */
function heedEarly(element) {
  /** @type {(() => void) | null} */
  let again = null
  const note = (/** @type {Event} */ { type, target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (type === 'change') again = () => target?.dispatchEvent(new Event(type, { bubbles: true }))
    else if (button) again = () => button.click()
  }
  const stay = (/** @type {Event} */ event) => event.preventDefault() // a form would load the page anew
  for (const type of ['click', 'change']) element.addEventListener(type, note)
  element.addEventListener('submit', stay)
  return () => {
    for (const type of ['click', 'change']) element.removeEventListener(type, note)
    element.removeEventListener('submit', stay)
    again?.()
  }
}

/** @param {ParentNode} root @returns {HTMLElement | null} */
const backupOffer = (root) => root.querySelector('[data-guide-stage-end]')

/** Whether all steps of the stage on this page are done. @param {ParentNode} root */
export function isStageDone(root) {
  const stage = backupOffer(root)?.closest('[data-guide-count]')
  return stage instanceof HTMLElement && stage.dataset.guideState === 'all'
}

/** Offer a backup with what finished a stage. @param {ParentNode} root @param {Journal} journal @param {boolean} wasDone before */
export function offerBackup(root, journal, wasDone) {
  const offer = backupOffer(root)
  if (!offer || wasDone || !isStageDone(root)) return
  import('./stage-end.mjs').then((part) => {
    part.open(offer, journal)
    offer.hidden = !isStageDone(root)
  }).catch(quietly)
}

/** Offer it no more once the stage is not done, by an undo or in another tab too. @param {ParentNode} root */
export function withdrawBackup(root) {
  const offer = backupOffer(root)
  if (offer && !isStageDone(root)) offer.hidden = true
}
