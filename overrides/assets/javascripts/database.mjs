// @ts-check
/** The only file that knows IndexedDB: one database, one table, text under keys. */

/** @typedef {ReturnType<typeof openDatabase>} Database */

const RECORDS = 'records'

/**
 * @param {string} name
 * @param {() => IDBFactory | null | undefined} reach gives indexedDB; may throw
 */
export function openDatabase(name, reach) {
  /** @type {Promise<IDBDatabase> | null} */
  let connection = null
  const forget = () => { connection = null }

  /** @template T @param {(database: IDBDatabase) => Promise<T>} use @returns {Promise<T>} */
  async function within(use) {
    connection ??= connect(name, reach, forget)
    try {
      return await use(await connection)
    } catch (error) {
      forget() // the next use opens it anew
      throw error
    }
  }

  return {
    /**
     * All keys, and all entries too unless every key is known already.
     * @param {(key: string) => boolean} knows
     * @returns {Promise<{keys: string[], entries: [string, string][]}>}
     */
    read: (knows) => within(async (database) => {
      const records = database.transaction(RECORDS).objectStore(RECORDS)
      const keys = (await result(records.getAllKeys())).map(String)
      if (keys.every(knows)) return { keys, entries: [] }
      const texts = (await result(records.getAll())).map(String)
      return { keys, entries: texts.map((text, index) => [keys[index], text]) }
    }),
    /** Resolves when the entries are on disk. @param {[string, string][]} entries */
    write: (entries) => within((database) => {
      const transaction = database.transaction(RECORDS, 'readwrite', { durability: 'strict' })
      const records = transaction.objectStore(RECORDS)
      for (const [key, text] of entries) records.put(text, key)
      transaction.commit?.() // at once, so that a page that goes away now has handed it over
      return completion(transaction)
    }),
    /** Take entries away, unless another page has just taken away all of it. @param {string[]} keys */
    remove: async (keys) => {
      if (!connection) return
      await within((database) => {
        const transaction = database.transaction(RECORDS, 'readwrite', { durability: 'strict' })
        for (const key of keys) transaction.objectStore(RECORDS).delete(key)
        return completion(transaction)
      })
    },
    /** Take away all entries, then the database itself as soon as no page has it open. */
    erase: async () => {
      await within((database) => {
        const transaction = database.transaction(RECORDS, 'readwrite', { durability: 'strict' })
        transaction.objectStore(RECORDS).clear()
        return completion(transaction)
      })
      const open = await connection
      open?.close()
      forget()
      await removal(name, reach)
    },
  }
}

/**
 * Open whatever version of the database there is, so that a newer guide's opens too.
 * @param {string} name
 * @param {() => IDBFactory | null | undefined} reach
 * @param {() => void} closed
 */
async function connect(name, reach, closed) {
  const factory = reach()
  if (!factory) throw new Error('there is no IndexedDB here')
  const request = factory.open(name)
  request.onupgradeneeded = () => request.result.createObjectStore(RECORDS)
  const database = await result(request)
  database.onclose = closed
  database.onversionchange = () => {
    database.close()
    closed()
  }
  return database
}

/** @param {string} name @param {() => IDBFactory | null | undefined} reach @returns {Promise<void>} */
function removal(name, reach) {
  return new Promise((resolve) => {
    const request = reach()?.deleteDatabase(name)
    if (!request) return resolve()
    // A page that holds it open closes it when asked to. It is empty already.
    request.onsuccess = request.onerror = request.onblocked = () => resolve()
  })
}

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
function result(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
function completion(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('the transaction was aborted'))
  })
}
