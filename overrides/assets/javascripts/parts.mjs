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
  ['storage', () => import('./storage.mjs')],
  ['erase', () => import('./erase.mjs')],
  ['history', () => import('./history.mjs')],
  ['reminders', () => import('./reminders.mjs')],
])

/** @param {ParentNode} root @param {Journal} journal */
export function paintParts(root, journal) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-part]'))) {
    const load = PARTS.get(element.dataset.guidePart)
    load?.().then((part) => part.paint(element, journal)).catch(console.error)
  }
}

/** With the last tick of a stage, offer a backup. @param {ParentNode} root @param {Journal} journal @param {EventTarget | null} target what was changed */
export function offerBackup(root, journal, target) {
  const offer = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-stage-end]'))
  const stage = offer?.closest('[data-guide-count]')
  if (!offer || !(stage instanceof HTMLElement) || !(target instanceof HTMLInputElement)) return
  const isLast = target.checked && stage.dataset.guideState === 'all'
  if (isLast) import('./stage-end.mjs').then((part) => part.open(offer, journal)).catch(console.error)
  offer.hidden = !isLast
}
