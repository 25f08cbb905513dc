// @ts-check
/**
 * A second copy of every record, on disk at once: browsers keep localStorage in memory for seconds
 * to a minute after a write, and lose that when they are killed.
 */
import { faultOf } from './fault.mjs'

/** @typedef {[key: string, text: string]} Entry */

/** How long the database may take before the reader is told, so that the line shows within a second. */
const PATIENCE = 700

/** How long it may take to write what a reader brings in, all of it or nothing. */
const LONG_PATIENCE = 10_000

export class Mirror {
  /** @type {import('./fault.mjs').Fault} */
  fault = null
  /** Whether what it holds is known, and no longer taken to be so. */
  isRead = false

  /**
   * @param {import('./database.mjs').Database} database
   * @param {Iterable<string>} held keys it is taken to hold until it is read
   * @param {(milliseconds: number) => Promise<void>} wait
   * @param {() => void} changed called when the fault may differ
   */
  constructor(database, held, wait, changed) {
    this.database = database
    this.held = new Set(held)
    /** Keys on their way. @type {Set<string>} */
    this.sent = new Set()
    this.wait = wait
    this.changed = changed
  }

  /**
   * Read it, and hand over all its entries, or none if every key is known.
   * @param {(key: string) => boolean} knows
   * @param {(entries: Entry[]) => void} take
   */
  read(knows, take) {
    return this.#ask(this.database.read(knows), ({ keys, entries }) => {
      this.held = new Set(keys)
      this.isRead = true
      take(entries)
    })
  }

  /** Whether all keys are known to be on disk. @param {Iterable<string>} keys */
  holds(keys) {
    return this.isRead && [...keys].every((key) => this.held.has(key))
  }

  /** Forget all entries, and take away those that it wrote since others erased it. */
  async forget() {
    const known = [...this.held, ...this.sent]
    this.held.clear()
    await this.database.remove(known).catch(() => {}) // where nothing can be written, nothing was
  }

  /** Take all entries away for good. @returns {Promise<boolean>} whether none is left */
  async erase() {
    this.held.clear()
    if (await this.database.erase().then(() => true, () => false)) return true
    return this.database.read(() => true).then(({ keys }) => keys.length === 0, () => true) // nothing can be kept there
  }

  /**
   * Write all of the entries, or none.
   * @param {Entry[]} entries
   * @returns {Promise<import('./fault.mjs').Fault>} why they were not written, or null
   */
  async saveAll(entries) {
    const written = this.database.write(entries).then(() => null, faultOf)
    const fault = await Promise.race([written, this.wait(LONG_PATIENCE).then(() => faultOf(null))])
    if (!fault) for (const [key] of entries) this.held.add(key)
    return fault
  }

  /** Start writing whatever it lacks of all entries. @param {Map<string, string>} entries */
  async save(entries) {
    const missing = [...entries.keys()].filter((key) => !this.held.has(key) && !this.sent.has(key))
    if (missing.length === 0) return
    for (const key of missing) this.sent.add(key)
    const written = this.database.write(missing.map((key) => [key, entries.get(key) ?? '']))
      .finally(() => missing.forEach((key) => this.sent.delete(key)))
    await this.#ask(written, () => {
      for (const key of missing) this.held.add(key)
      this.save(entries) // what failed before may be kept now
    })
  }

  /**
   * Wait for an answer, but not for long: what is late counts as lost until it comes after all.
   * @template T @param {Promise<T>} answer @param {(value: T) => void} take
   */
  #ask(answer, take) {
    let isDone = false
    const settle = (/** @type {import('./fault.mjs').Fault} */ fault) => {
      isDone = true
      this.#settle(fault)
    }
    const settled = answer.then((value) => {
      settle(null)
      take(value)
    }, (error) => settle(faultOf(error)))
    const late = this.wait(PATIENCE).then(() => isDone || this.#settle('blocked'))
    return Promise.race([settled, late])
  }

  /** @param {import('./fault.mjs').Fault} fault */
  #settle(fault) {
    this.fault = fault
    this.changed()
  }
}
