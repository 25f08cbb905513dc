// @ts-check
/** Parts of a page that few pages have: loaded where one is, and painted with everything else. */

/** @typedef {import('./journal.mjs').Journal} Journal */
/**
 * A part shows the journal in its element. It is painted again whenever something changed.
 * @typedef {{paint(element: HTMLElement, journal: Journal): void}} Part
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

/** @type {WeakSet<HTMLElement>} parts whose scripts are on their way */
const awaited = new WeakSet()

/** @param {ParentNode} root @param {Journal} journal */
export function paintParts(root, journal) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-part]'))) {
    const load = PARTS.get(element.dataset.guidePart)
    if (load) paintOnceLoaded(element, load(), journal).catch(console.error)
  }
}

/** @param {HTMLElement} element @param {Promise<Part>} loading @param {Journal} journal */
async function paintOnceLoaded(element, loading, journal) {
  const early = awaited.has(element) ? null : heedEarly(element)
  const part = await loading
  part.paint(element, journal)
  early?.()
}

/**
 * What a reader does on a slow network, before the part can heed it, is done when it can.
 * @param {HTMLElement} element @returns {() => void} what does it
 */
function heedEarly(element) {
  awaited.add(element)
  /** @type {(() => void) | null} */
  let again = null
  const note = (/** @type {Event} */ { type, target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (type === 'change') again = () => target?.dispatchEvent(new Event(type, { bubbles: true }))
    else if (button) again = () => button.click()
  }
  for (const type of ['click', 'change']) element.addEventListener(type, note)
  return () => {
    for (const type of ['click', 'change']) element.removeEventListener(type, note)
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
  }).catch(console.error)
}

/** Offer it no more once the stage is not done, by an undo or in another tab too. @param {ParentNode} root */
export function withdrawBackup(root) {
  const offer = backupOffer(root)
  if (offer && !isStageDone(root)) offer.hidden = true
}
