// @ts-check
/** What a tap asks for: records, or something that is loaded and opened. */
import { attempt } from './attempt.mjs'
import { readCount, readSkip } from './stepping.mjs'
import { readSeen } from './steps.mjs'
import { readSetback } from './training.mjs'
import { readEnrol } from './whose.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */

/** The records a tap asks for, none for most, and how that is called. @param {Element} target @param {Hand} hand */
export function readTap(target, { root, words }) {
  const said = (/** @type {string} */ name, /** @type {any} */ ...records) => ({ said: words(name), records })
  const skip = readSkip(target)
  if (skip) return said(skip.on ? 'skipped' : 'unskipped', skip)
  const count = readCount(target)
  if (count) return said(count.on ? 'ticked' : 'unticked', count)
  const setback = readSetback(target, root)
  if (setback) return said('stepped', setback)
  const enrol = readEnrol(target)
  if (enrol) return said('enrolled', enrol)
  return said('seen', ...readSeen(target))
}

/** What is loaded when it is asked for, by the attribute of its button. @type {[string, () => Promise<{open(hand: Hand, button: HTMLElement): void}>][]} */
const OPENERS = [
  ['data-guide-who', () => import('./who.mjs')],
  ['data-guide-reset', () => import('./resetting.mjs')],
  ['data-guide-start', () => import('./session.mjs')],
]

/** @param {Element} target @param {Hand} hand */
export function openFor(target, hand) {
  for (const [name, load] of OPENERS) {
    const button = /** @type {HTMLElement | null} */ (target.closest(`[${name}]`))
    if (!button) continue
    const late = import('./late.mjs').then(({ bringLate }) => bringLate(document))
    Promise.all([load(), late]).then(([{ open }]) => attempt(() => open(hand, button)), console.error)
  }
}
