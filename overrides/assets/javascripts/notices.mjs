// @ts-check
/** What the page only shows when it is true: notices about saving, and what needs scripts. */

/**
 * @param {ParentNode} root
 * @param {Map<string, boolean>} health notices by name, and whether each is true
 */
export function paintNotices(root, health) {
  for (const notice of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-notice]'))) {
    notice.hidden = !health.get(notice.dataset.guideNotice ?? '')
  }
}

/**
 * "Saved" is said of what a killed browser still has, and of no more.
 * @param {ParentNode} root @param {import('./journal.mjs').Journal} journal
 */
export function paintSaved(root, { keeping, isEmpty }) {
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-saved]'))) {
    line.hidden = isEmpty || line.dataset.guideSaved !== keeping
  }
}

/** @param {ParentNode} root */
export function revealScripted(root) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-scripted]'))) {
    button.hidden = false
  }
}
