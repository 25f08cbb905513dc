// @ts-check
/** Dialogs made from patterns on the page. */
import { patternOf } from './late.mjs'

/**
 * Open a dialog, painted now and whenever the page is; when it is closed it is gone.
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
  const repaint = () => (dialog.isConnected ? paint(dialog) : hand.painters.delete(repaint))
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

/** Today, where the reader is, as 2026-01-05. @param {Date} now */
export function dayOf(now) {
  const pad = (/** @type {number} */ part) => String(part).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

/** A day in the page's language. @param {Document} root @param {string} day as 2026-01-05 */
export function sayDay(root, day) {
  const date = new Date(`${day}T12:00:00`)
  return new Intl.DateTimeFormat(root.documentElement.lang || 'en', { dateStyle: 'medium' }).format(date)
}

/** An id that no other device makes. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')
}
