// @ts-check
/** Other tabs of the same guide, told directly: localStorage may be unable to carry the news. */

/** @typedef {import('./mirror.mjs').Entry} Entry */

/**
 * @param {string} name
 * @param {Window & typeof globalThis} view
 * @param {(entries: Entry[] | null) => void} heard null when all was erased
 * @returns {(entries: Entry[] | null) => void} tells the other tabs
 */
export function openTabs(name, view, heard) {
  /** @type {BroadcastChannel | null} */
  let channel = null
  const open = () => {
    if (channel || !view.BroadcastChannel) return
    try {
      channel = new view.BroadcastChannel(name)
    } catch {
      return // as Firefox refuses it where cookies are blocked: nothing is kept for tabs to share
    }
    channel.onmessage = ({ data }) => heard(data?.erased === true ? null : entriesIn(data))
  }
  const close = () => {
    channel?.close()
    channel = null
  }
  open()
  // An open channel can keep a page out of the back/forward cache.
  view.addEventListener('pagehide', close)
  view.addEventListener('pageshow', open)
  return (entries) => channel?.postMessage(entries ? { entries } : { erased: true })
}

/** @param {any} message @returns {Entry[]} */
function entriesIn(message) {
  const entries = Array.isArray(message?.entries) ? message.entries : []
  return entries.filter((/** @type {unknown} */ entry) =>
    Array.isArray(entry) && entry.length === 2 && entry.every((part) => typeof part === 'string'))
}
