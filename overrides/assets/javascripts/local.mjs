// @ts-check
/** The only file that keeps progress in localStorage: what it holds of ours, and whether it keeps anything more. */
import { faultOf } from './fault.mjs'

export class Local {
  /** Our keys that it is known to hold. @type {Set<string>} */
  held = new Set()
  /** @type {import('./fault.mjs').Fault} */
  fault = null
  /** @type {Map<string, string>} */
  #preferred = new Map()

  /**
   * @param {() => Storage | null} reach gives localStorage; may throw, as its getter does where it is blocked
   * @param {string} prefix of our keys; no other key is touched
   */
  constructor(reach, prefix) {
    this.reach = reach
    this.prefix = prefix
  }

  /** Our entries, or none where it cannot be read. @returns {[string, string][]} */
  read() {
    try {
      const storage = this.#storage()
      const all = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
      const keys = all.filter((key) => key.startsWith(this.prefix))
      this.held = new Set(keys)
      this.fault = null
      return keys.map((key) => [key, storage.getItem(key) ?? ''])
    } catch (error) {
      this.fault = faultOf(error)
      return []
    }
  }

  /** Write, before returning, whatever it lacks of all entries. @param {Map<string, string>} entries */
  save(entries) {
    if (this.#isCleared()) this.held.clear()
    const missing = [...entries.keys()].filter((key) => !this.held.has(key))
    if (missing.length > 0) this.fault = null
    for (const key of missing) {
      this.#write(key, entries.get(key) ?? '')
      if (this.fault === 'blocked') return
    }
  }

  /**
   * Write all of the entries, or none.
   * @param {[string, string][]} entries
   * @returns {import('./fault.mjs').Fault} why they were not written, or null
   */
  saveAll(entries) {
    const before = this.fault
    const missing = entries.filter(([key]) => !this.held.has(key))
    this.fault = null
    missing.every((entry) => this.#write(...entry))
    const { fault } = this
    if (fault) this.remove(missing.map(([key]) => key))
    this.fault = before
    return fault
  }

  /** Take entries away. @param {Iterable<string>} keys */
  remove(keys) {
    for (const key of keys) {
      this.held.delete(key)
      try {
        this.#storage().removeItem(key)
      } catch (error) {
        this.fault = faultOf(error)
      }
    }
  }

  /**
   * What this device prefers: kept beside the journal, and never brought to another device. Where
   * nothing can be kept, until the page goes.
   * @param {string} name
   */
  preference(name) {
    try {
      return this.#preferred.get(name) ?? this.#storage().getItem(this.#preferenceKey(name)) ?? ''
    } catch {
      return ''
    }
  }

  /** @param {string} name @param {string} value nothing, where there is nothing to remember */
  prefer(name, value) {
    try {
      if (value) this.#storage().setItem(this.#preferenceKey(name), value)
      else this.#storage().removeItem(this.#preferenceKey(name))
      this.#preferred.delete(name)
    } catch {
      this.#preferred.set(name, value) // what is stored is older now
    }
  }

  /**
   * Tell of the entries other tabs write, and of storage being cleared by one (no entry).
   * @param {Window} view
   * @param {(entry: [string, string] | null) => void} heard
   */
  watch(view, heard) {
    view.addEventListener('storage', ({ key, newValue }) => {
      if (key === null) return heard(null)
      if (!key.startsWith(this.prefix)) return
      if (newValue === null) return void this.held.delete(key)
      this.held.add(key)
      heard([key, newValue])
    })
  }

  /** @param {string} key @param {string} text @returns {boolean} whether it is written */
  #write(key, text) {
    try {
      this.#storage().setItem(key, text)
      this.held.add(key)
      return true
    } catch (error) {
      this.fault = faultOf(error)
      return false
    }
  }

  /** Whether it was emptied under the page. */
  #isCleared() {
    const [any] = this.held
    try {
      return any !== undefined && this.#storage().getItem(any) === null
    } catch {
      return false
    }
  }

  /** Without a version, so that the journal takes no notice. @param {string} name */
  #preferenceKey(name) {
    return `${this.prefix}prefers:${name}`
  }

  #storage() {
    const storage = this.reach()
    if (!storage) throw new Error('there is no localStorage here')
    return storage
  }
}
