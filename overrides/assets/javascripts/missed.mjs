// @ts-check
/** What was to be loaded later and did not come. */

/** In milliseconds. A page that is being left breaks its loads off, and is gone before it says so. */
const MOMENT = 2000

/** What the document hears of a part that is missing. */
export const MISSED = 'guide:missed'

/** Of a part that pages work without: the console is told. @param {unknown} error */
export const quietly = (error) => void setTimeout(() => console.error(error), MOMENT)

/** Of a part the reader waits for: the reader is told as well. @param {unknown} error */
export function missed(error) {
  quietly(error)
  setTimeout(() => document.dispatchEvent(new Event(MISSED)), MOMENT)
}

/** @type {WeakSet<object>} */
const told = new WeakSet()

/** As `missed`, once for each such part of a page: it is asked for at every painting. @param {object} part */
export const missedOnce = (part) => (/** @type {unknown} */ error) => {
  if (told.has(part)) return
  told.add(part)
  missed(error)
}
