// @ts-check
/**
 * The journal: every record known, kept in memory, in localStorage and in the mirror. Records never
 * change, so bringing two copies together is a union, and each store is given what it lacks
 * whenever there is something to write.
 */
import { takenBack } from './brought.mjs'
import { keyOf, readEntry } from './record.mjs'
import { fold } from './state.mjs'
import { FIRST } from './subject.mjs'

/** @typedef {import('./state.mjs').JournalRecord} JournalRecord */
/** @typedef {import('./mirror.mjs').Entry} Entry */
/**
 * @typedef {object} Parts
 * @property {import('./local.mjs').Local} local
 * @property {(held: Iterable<string>) => import('./mirror.mjs').Mirror} mirror made from the keys it is taken to hold
 * @property {(entries: Entry[] | null) => void} tell tells the other tabs of entries; null: all was erased
 * @property {() => void} changed called when records came from elsewhere
 * @property {string} writer random, one for each page load
 * @property {() => string} now the time, as ISO text
 * @property {import('./moved.mjs').Moved} moved
 */

export class Journal {
  /** @type {Map<string, string>} */
  #texts = new Map()
  /** @type {Map<string, JournalRecord>} */
  #records = new Map()
  #highest = 0
  /** How often all was forgotten: what was asked before comes too late. */
  #age = 0
  #unread = { corrupt: new Set(), newer: new Set() }
  /** Keys written before the mirror was first read, then null. @type {string[] | null} */
  #early = []
  /** @type {import('./state.mjs').State | null} */
  #state = null

  /** @param {string} store the id that all keys begin with @param {Parts} parts */
  constructor(store, parts) {
    this.store = store
    this.parts = parts
    this.#admitAll(parts.local.read())
    this.mirror = parts.mirror(parts.local.held)
    /** Resolves once the mirror was read, or could not be. */
    this.ready = this.#readMirror()
  }

  get state() {
    return (this.#state ??= fold(this.#inOrder, this.parts.moved))
  }

  /** All records that can be read, each under its key. @returns {[string, JournalRecord][]} */
  get #inOrder() {
    return [...this.#records].sort(([one], [other]) => one < other ? -1 : 1)
  }

  /** Whether the state is worth comparing with before `ready`: localStorage could be read. */
  get remembers() {
    return this.parts.local.fault === null
  }

  /** What the reader should be told: the notices by name, and whether each is true. */
  get health() {
    const faults = [this.parts.local.fault, this.mirror.fault]
    const isUnsaved = !faults.includes(null)
    return new Map([
      ['blocked', isUnsaved && !faults.includes('full')],
      ['full', isUnsaved && faults.includes('full')],
      ['corrupt', this.#unread.corrupt.size > 0],
      ['newer', this.#unread.newer.size > 0],
    ])
  }

  /** All entries that can be kept, in order, those of a newer guide too. @returns {Entry[]} */
  get entries() {
    return [...this.#texts].sort(([one], [other]) => one < other ? -1 : 1)
  }

  /** What goes to other devices: not what came from one and was taken back here. @returns {Entry[]} */
  get shared() {
    const { kept } = takenBack(this.#inOrder)
    return this.entries.filter(([key]) => !kept.has(key))
  }

  /** Which of some entries are here and count: what was taken back does not. @param {Entry[]} entries */
  known(entries) {
    const { hidden } = takenBack(this.#inOrder)
    return entries.filter(([key]) => this.#texts.has(key) && !hidden.has(key))
  }

  get isEmpty() {
    return this.#texts.size === 0
  }

  /**
   * How well all of it is kept: `safe` even if the browser is killed now, `soft` when only the store
   * is left that browsers write to disk some time later, `pending` until one of them is known, or `not`.
   */
  get keeping() {
    if (this.mirror.holds(this.#texts.keys())) return 'safe'
    if (!this.mirror.fault) return 'pending'
    return this.parts.local.fault ? 'not' : 'soft'
  }

  /**
   * Add records about the current subject, or about the one they name: before this returns to
   * localStorage, soon to the mirror.
   * @param {...JournalRecord} records
   * @returns {string[]} their keys
   */
  append(...records) {
    const about = this.state.current === FIRST ? {} : { subject: this.state.current }
    const entries = records.map((record, index) => this.#entry({ ...about, ...record }, index + 1))
    this.#admitAll(entries)
    const keys = entries.map(([key]) => key)
    this.#early?.push(...keys)
    this.#save()
    this.parts.tell(entries)
    return keys
  }

  /** @param {JournalRecord} record @param {number} place counted from 1 @returns {Entry} */
  #entry(record, place) {
    const key = keyOf(this.store, this.#highest + place, this.parts.writer)
    return [key, JSON.stringify({ at: this.parts.now(), ...record })]
  }

  /** Take in what another tab wrote. @param {Entry[]} entries */
  join(entries) {
    this.#admitAll(entries)
    this.parts.changed()
  }

  /** Read both stores again, and give back what was taken from them. */
  reread() {
    this.join(this.parts.local.read())
    this.parts.local.save(this.#texts)
    return this.#readMirror()
  }

  /**
   * Take in entries that the reader brings, all or none: both stores refusing for want of room means
   * none. Where nothing can be saved at all they stay for as long as the page does.
   * @param {Entry[]} entries @returns {Promise<boolean>} whether they were taken
   */
  async take(entries) {
    const fresh = entries.filter(([key]) => !this.#texts.has(key))
    const faults = [this.parts.local.saveAll(fresh), await this.mirror.saveAll(fresh)]
    if (!faults.includes(null) && faults.includes('full')) return false
    this.#admitAll(fresh)
    this.parts.tell(fresh)
    this.#show(entries.map(([key]) => key))
    this.parts.changed()
    return true
  }

  /** Have records count that were taken back once, and no others of those. @param {string[]} keys */
  #show(keys) {
    const { hidden } = takenBack(this.#inOrder)
    const undone = new Set(keys.flatMap((key) => hidden.get(key) ?? []))
    if (undone.size === 0) return
    const others = [...hidden].filter(([key, undo]) => undone.has(undo) && !keys.includes(key)).map(([key]) => key)
    this.append({ kind: 'undo', of: [...undone] })
    if (others.length > 0) this.append({ kind: 'undo', of: others, brought: true })
  }

  /** Take all of it away for good, here and in other tabs. @returns {Promise<boolean>} whether none is left */
  async erase() {
    this.#empty()
    this.parts.local.remove(this.#ours())
    this.parts.tell(null)
    const isGone = await this.mirror.erase() && this.#ours().length === 0
    this.parts.changed()
    return isGone
  }

  /** Another tab erased it all: forget it too, and take away what this page wrote meanwhile. */
  forget() {
    this.parts.local.remove([...this.#texts.keys()])
    this.#empty()
    this.mirror.forget()
    this.parts.changed()
  }

  /** Come back after a while in which all may have been erased: the stores know what they held. */
  renew() {
    const { held } = this.parts.local
    const unsaved = [...this.#texts].filter(([key]) => !held.has(key) && !this.mirror.held.has(key))
    this.#empty()
    this.#admitAll(unsaved)
    return this.reread()
  }

  #empty() {
    this.#texts.clear()
    this.#records.clear()
    for (const keys of Object.values(this.#unread)) keys.clear()
    this.#highest = 0
    this.#age++
    this.#state = null
  }

  /** The keys of localStorage that are this guide's, of any version, readable or not. */
  #ours() {
    const entries = this.parts.local.read()
    return entries.filter((entry) => readEntry(this.store, ...entry).is !== 'foreign').map(([key]) => key)
  }

  #readMirror() {
    const age = this.#age
    return this.mirror.read((key) => this.#texts.has(key), (entries) => {
      if (age !== this.#age) return
      this.#repeat(this.#admitAll(entries))
      this.#save()
      this.parts.changed()
    })
  }

  /**
   * Append again what was written before the mirror showed later records: what the reader did just
   * now comes last. The record names the one it takes the place of, so that nothing counts twice
   * and an undo of either undoes both.
   * @param {string[]} found the keys only the mirror had
   */
  #repeat(found) {
    const overtaken = this.#early?.filter((early) => found.some((key) => key > early)) ?? []
    this.#early = null
    for (const key of overtaken) this.append({ subject: FIRST, ...this.#record(key), again: key })
  }

  /** @param {string} key */
  #record(key) {
    return /** @type {JournalRecord} */ (this.#records.get(key))
  }

  #save() {
    this.parts.local.save(this.#texts)
    this.mirror.save(this.#texts)
  }

  /** @param {Entry[]} entries @returns {string[]} the keys that are new and readable */
  #admitAll(entries) {
    return entries.filter(([key, text]) => this.#admit(key, text)).map(([key]) => key)
  }

  /** @param {string} key @param {string} text @returns {boolean} whether it is new and readable */
  #admit(key, text) {
    if (this.#texts.has(key)) return false
    const reading = readEntry(this.store, key, text)
    if (reading.is === 'corrupt' || reading.is === 'newer') this.#unread[reading.is].add(key)
    if (reading.is === 'newer') this.#texts.set(key, text)
    if (reading.is !== 'record') return false
    this.#unread.corrupt.delete(key)
    this.#texts.set(key, text)
    this.#records.set(key, reading.record)
    this.#highest = Math.max(this.#highest, reading.counter)
    this.#state = null
    return true
  }
}
