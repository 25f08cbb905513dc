// @ts-check
/** Dialogs made from patterns on the page. */
import { patternOf } from './late.mjs'

/**
 * Open a dialog, painted now and whenever the page is; when it is closed, or its page left, it is gone.
 * @param {import('./guide.mjs').Hand} hand
 * @param {string} name of its pattern
 * @param {(dialog: HTMLDialogElement) => void} paint
 * @param {Element} [host] where it stands; the page's body unless it should go with a page
 * @returns {HTMLDialogElement | null} none where the page has no such pattern
 */
export function openDialog(hand, name, paint, host = hand.root.body) {
  const pattern = patternOf(hand.root, name)
  if (!pattern) return null
  const dialog = /** @type {HTMLDialogElement} */ (find(pattern, 'dialog').cloneNode(true))
  host.append(dialog)
  const page = hand.root.querySelector('main')
  const repaint = () => {
    if (page?.isConnected === false) dialog.close() // another page was put in its place
    else if (dialog.isConnected) paint(dialog)
    else hand.painters.delete(repaint)
  }
  hand.painters.add(repaint)
  dialog.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('[data-guide-close]')) dialog.close()
  })
  dialog.addEventListener('close', () => {
    const bar = dialog.querySelector('[data-guide-doing]')
    if (bar) hand.root.body.append(bar)
    dialog.remove()
    hand.painters.delete(repaint)
  })
  paint(dialog)
  const title = find(dialog, 'h2')
  dialog.showModal()
  title.focus()
  return dialog
}

/** @template {HTMLElement} T @param {ParentNode} root @param {string} selector @returns {T} */
export function find(root, selector) {
  const found = root.querySelector(selector)
  if (!found) throw new Error(`the page has no ${selector}`)
  return /** @type {T} */ (found)
}
