// @ts-check
/** What was brought in from a backup and taken back: on this device it is as if it had never come. */
import { goneFrom } from './state.mjs'

/** @typedef {import('./state.mjs').JournalRecord} JournalRecord */

/**
 * Taking it back concerns this device alone: where the records come from, nothing was undone. So
 * backups leave out both them and what hides them.
 * @param {[key: string, record: JournalRecord][]} records in order
 * @returns {{hidden: Map<string, string>, kept: Set<string>}} the records that are hidden, each with
 *   the undo that hides it, and all keys that stay on this device
 */
export function takenBack(records) {
  const gone = goneFrom(records)
  /** @type {Map<string, string>} */
  const hidden = new Map()
  /** The undos, and what undid them in turn. @type {Set<string>} */
  const about = new Set()
  for (const [key, { kind, of, brought }] of records) {
    const keys = kind === 'undo' ? /** @type {string[]} */ (of) : []
    if (kind !== 'undo' || !(brought || keys.some((each) => about.has(each)))) continue
    about.add(key)
    if (brought && !gone.has(key)) for (const each of keys) hidden.set(each, key)
  }
  return { hidden, kept: new Set([...about, ...hidden.keys()]) }
}
