// @ts-check
/** What a tap asks for: records, or something that is loaded and opened. */
import { missed } from './missed.mjs'
import { readCount, readSkip } from './stepping.mjs'
import { readSeen } from './steps.mjs'
import { readPause, readSetback } from './training.mjs'
import { readEnrol } from './whose.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */

/** The records a tap asks for, none for most, and how that is called. @param {Element} target @param {Hand} hand */
export function readTap(target, { root, subject, words }) {
  const said = (/** @type {string} */ name, /** @type {any} */ ...records) => ({ said: words(name), records })
  const skip = readSkip(target)
  if (skip) return said(skip.on ? 'skipped' : 'unskipped', skip)
  const count = readCount(target)
  if (count) return said(count.on ? 'ticked' : 'unticked', count)
  const setback = readSetback(target, root, subject)
  if (setback) return said('stepped', setback)
  const pause = readPause(target, root)
  if (pause) return said(pause.on ? 'paused' : 'unpaused', pause)
  const enrol = readEnrol(target)
  if (enrol) return said('enrolled', enrol)
  return said('seen', ...readSeen(target))
}

/** What is loaded when it is asked for, by the attribute of its button, and styles of its own. @type {[string, () => Promise<{open(hand: Hand, button: HTMLElement): void}>, URL?][]} */
const OPENERS = [
  ['data-guide-who', () => import('./who.mjs')],
  ['data-guide-reset', () => import('./resetting.mjs')],
  ['data-guide-start', () => import('./session.mjs'), new URL('../stylesheets/session.css', import.meta.url)],
]

/** Buttons whose dialog is on its way: a second tap asks for nothing more. @type {WeakSet<Element>} */
const awaited = new WeakSet()

/** @param {Element} target @param {Hand} hand */
export function openFor(target, hand) {
  for (const [name, load, style] of OPENERS) {
    const button = /** @type {HTMLElement | null} */ (target.closest(`[${name}]`))
    if (!button || awaited.has(button)) continue
    awaited.add(button)
    const late = import('./late.mjs').then(({ bringLate, bringStyle }) => Promise.all([
      bringLate(document),
      style && bringStyle(document, style.href),
    ]))
    Promise.all([load(), late]).then(([{ open }]) => {
      if (button.isConnected) open(hand, button) // else the reader went on to another page meanwhile
    }).catch(missed).finally(() => awaited.delete(button))
  }
}
