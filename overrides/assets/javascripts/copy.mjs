// @ts-check
/** What the panel says of the copy of the guide on this device, and the two ways to change it. */
import { isUnwanted, readAbout, readCopy, startKeeping, stopKeeping } from './offline.mjs'

/** @typedef {import('./storage.mjs').Panel} Panel */

/** @param {Panel} panel @param {Window & typeof globalThis} view */
export function openCopy(panel, view) {
  const heed = (/** @type {string} */ name, /** @type {() => unknown} */ act) =>
    panel.element.querySelector(`[data-guide-copy-${name}]`)?.addEventListener('click', act)
  heed('stop', async () => {
    await stopKeeping(view)
    await paintCopy(panel, view)
    const start = /** @type {HTMLElement | null} */ (panel.element.querySelector('[data-guide-copy-start]'))
    start?.focus() // the button that was pressed is gone
  })
  heed('start', () => {
    startKeeping(view)
    view.location.reload() // a page begins to keep a copy when it is loaded
  })
  view.navigator.serviceWorker?.ready.then(() => paintCopy(panel, view))
  return paintCopy(panel, view)
}

/** @param {Panel} panel @param {Window & typeof globalThis} view */
async function paintCopy({ element, phrases }, view) {
  const about = readAbout(view.document)
  const section = /** @type {HTMLElement | null} */ (element.querySelector('[data-guide-copy]'))
  if (!section || !about || !view.navigator.serviceWorker) return
  const isOff = isUnwanted(view, about) === true
  const copy = isOff ? null : await readCopy(view)
  const name = isOff ? 'off' : copy ? 'kept' : 'none'
  const said = section.querySelector('[data-guide-fact="copy"]')
  if (said) said.textContent = phrases.say(`copy-${name}`, copy ?? {})
  for (const [way, isOpen] of [['stop', !isOff], ['start', isOff]]) {
    const button = /** @type {HTMLElement | null} */ (section.querySelector(`[data-guide-copy-${way}]`))
    if (button) button.hidden = !isOpen
  }
  section.hidden = false
}
