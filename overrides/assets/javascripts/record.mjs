// @ts-check
/**
 * How a record is stored: under `<store id>:<version>:<counter>:<writer>`, as JSON. Keys sort as
 * records are ordered: by counter (base 36, padded), then by writer.
 */
import { isRecord } from './state.mjs'

/** @typedef {import('./state.mjs').JournalRecord} JournalRecord */
/**
 * What a stored entry is to us: `foreign` is not ours, `newer` was written by a later version of
 * the guide, `corrupt` cannot be read. All three are left as they are.
 * @typedef {{is: 'foreign' | 'newer' | 'corrupt'} | {is: 'record', counter: number, record: JournalRecord}} Reading
 */

const VERSION = 1
const WIDTH = 8
/** Far beyond what a life of ticks comes to, and far below where counters no longer fit a key. */
const MOST_COUNTER = 2 ** 36
const VERSIONED = /^([1-9][0-9]*):/
const ORDERED = new RegExp(`^${VERSION}:([0-9a-z]{${WIDTH}}):[0-9a-z]+$`)

/**
 * The start of every key of a store, of any version.
 * @param {string} store
 */
export const prefixOf = (store) => `${store}:`

/**
 * The key of a record.
 * @param {string} store
 * @param {number} counter
 * @param {string} writer letters and digits, one for each page load
 */
export function keyOf(store, counter, writer) {
  return `${prefixOf(store)}${VERSION}:${counter.toString(36).padStart(WIDTH, '0')}:${writer}`
}

/**
 * Read one stored entry.
 * @param {string} store
 * @param {string} key
 * @param {string} text
 * @returns {Reading}
 */
export function readEntry(store, key, text) {
  const prefix = prefixOf(store)
  const rest = key.startsWith(prefix) ? key.slice(prefix.length) : ''
  const version = Number(VERSIONED.exec(rest)?.[1] ?? 0)
  if (version < VERSION) return { is: 'foreign' }
  if (version > VERSION) return { is: 'newer' }
  const counter = parseInt(ORDERED.exec(rest)?.[1] ?? '', 36)
  const record = parse(text)
  return counter <= MOST_COUNTER && isRecord(record) ? { is: 'record', counter, record } : { is: 'corrupt' }
}

/** The kind of a stored record, or none where it has no such thing. @param {string} text @returns {string} */
export function kindOf(text) {
  const { kind } = Object(parse(text))
  return typeof kind === 'string' ? kind : ''
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
