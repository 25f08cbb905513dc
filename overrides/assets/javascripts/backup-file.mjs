// @ts-check
/** A backup: the journal's entries as one readable text, and what is refused when one is read. */
import { readEntry } from './record.mjs'

/** @typedef {import('./mirror.mjs').Entry} Entry */
/**
 * Why a text is no backup of this guide: `garbled` is no JSON, `other` comes from somewhere else,
 * `newer` from a later version of the guide, and `damaged` holds something the guide never writes.
 * An `old` browser cannot tell, since it unpacks no links.
 * @typedef {'large' | 'old' | 'binary' | 'garbled' | 'other' | 'newer' | 'damaged'} Refusal
 */
/** @typedef {{entries: Entry[], exported: string} | {refusal: Refusal}} Reading */

const FORMAT = 1
const MOST_BYTES = 16 * 2 ** 20
const MOST_DEPTH = 8
const MOST_RECORDS = 100_000
/** Half of what a journal goes to: from there it can still be added to for more than a life. */
const MOST_COUNTER = 2 ** 35
const KEY = /^[!-~]{1,200}$/
const DATE = /^\d{4}-\d\d-\d\dT[\d:.]{5,12}Z$/

/**
 * A record a line, so that people can read it and programs can compare two.
 * @param {string} store @param {Entry[]} entries @param {string} exported the time, as ISO text
 */
export function writeBackup(store, entries, exported) {
  const head = Object.entries({ guide: store, format: FORMAT, exported })
    .map(([name, value]) => `  "${name}": ${JSON.stringify(value)},\n`)
  const lines = entries.map(([key, text]) => `    [${JSON.stringify(key)}, ${valueOf(text)}]`)
  return `{\n${head.join('')}  "records": [\n${lines.join(',\n')}\n  ]\n}\n`
}

/** A record as itself where that gives back the same text, and else as text. @param {string} text */
function valueOf(text) {
  const value = parse(text)
  return isObject(value) && isSound(value, MOST_DEPTH) && JSON.stringify(value) === text
    ? text : JSON.stringify(text)
}

/** @param {string} store @param {Blob} file @returns {Promise<Reading>} */
export async function readFile(store, file) {
  if (file.size > MOST_BYTES) return { refusal: 'large' }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer())
    return readBackup(store, text)
  } catch {
    return { refusal: 'binary' }
  }
}

/**
 * All entries of a backup, or why it is refused: one entry that is not sound spoils all.
 * @param {string} store @param {string} text @returns {Reading}
 */
export function readBackup(store, text) {
  if (text.length > MOST_BYTES) return { refusal: 'large' }
  const value = parse(text)
  if (value === undefined) return { refusal: 'garbled' }
  if (!isObject(value) || value.guide !== store) return { refusal: 'other' }
  if (Number.isSafeInteger(value.format) && Number(value.format) > FORMAT) return { refusal: 'newer' }
  return readRecords(store, value) ?? { refusal: 'damaged' }
}

/** @param {string} store @param {Record<string, unknown>} value @returns {Reading | null} */
function readRecords(store, { format, exported, records, ...rest }) {
  const isOurs = format === FORMAT && Array.isArray(records) && records.length <= MOST_RECORDS
    && typeof exported === 'string' && DATE.test(exported) && Object.keys(rest).join() === 'guide'
  if (!isOurs) return null
  /** @type {Map<string, string>} */
  const entries = new Map()
  for (const record of records) {
    const entry = readPair(store, record)
    if (!entry || (entries.get(entry[0]) ?? entry[1]) !== entry[1]) return null
    entries.set(...entry)
  }
  return { entries: [...entries], exported }
}

/** @param {string} store @param {unknown} pair @returns {Entry | null} */
function readPair(store, pair) {
  if (!Array.isArray(pair) || pair.length !== 2) return null
  const [key, value] = pair
  if (typeof key !== 'string' || !KEY.test(key)) return null
  const text = typeof value === 'string' ? value : isObject(value) ? written(value) : null
  if (text === null) return null
  const reading = readEntry(store, key, text)
  if (reading.is === 'newer') return [key, text]
  return reading.is === 'record' && reading.counter <= MOST_COUNTER && isSound(parse(text), MOST_DEPTH)
    ? [key, text] : null
}

/** @param {Record<string, unknown>} value */
const written = (value) => isSound(value, MOST_DEPTH) ? JSON.stringify(value) : null

/**
 * Whether a value is no deeper than anything the guide writes, and has no name that means something
 * to scripts.
 * @param {unknown} value @param {number} depth @returns {boolean}
 */
function isSound(value, depth) {
  if (typeof value !== 'object' || value === null) return true
  return depth > 0 && !Object.hasOwn(value, '__proto__')
    && Object.values(value).every((part) => isSound(part, depth - 1))
}

/** @param {unknown} value @returns {value is Record<string, unknown>} */
const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @param {string} text @returns {unknown} undefined where it is no JSON */
function parse(text) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
