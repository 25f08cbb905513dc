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

/** @param {ParentNode} root */
export function revealPrint(root) {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-print]'))) {
    button.hidden = false
  }
}
