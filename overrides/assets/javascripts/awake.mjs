// @ts-check
/** Keeps the screen on, and again after the reader was in another app. */

/**
 * @param {Document} root
 * @param {Navigator & {wakeLock?: {request(type: 'screen'): Promise<{release(): Promise<void>}>}}} navigator
 * @returns {() => void} lets the screen go dark again
 */
export function keepAwake(root, navigator) {
  let isWanted = true
  /** @type {{release(): Promise<void>} | null} */
  let lock = null
  async function take() {
    if (!isWanted || root.visibilityState !== 'visible' || !navigator.wakeLock) return
    try {
      lock = await navigator.wakeLock.request('screen')
      if (!isWanted) lock.release()
    } catch {
      lock = null // the battery is low, or the browser will not: the session goes on
    }
  }
  root.addEventListener('visibilitychange', take)
  take()
  return () => {
    isWanted = false
    root.removeEventListener('visibilitychange', take)
    lock?.release()
  }
}
