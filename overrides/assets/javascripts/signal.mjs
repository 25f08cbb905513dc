// @ts-check
/** Says when there is no signal, and what still works then. */
import { bringLate, patternOf } from './late.mjs'
import { quietly } from './missed.mjs'

/** In milliseconds: how long the news that it is back stays, an answer may take, and a next look waits. */
const [SHOWN_FOR, PATIENCE, PAUSE] = [5000, 10_000, 10_000]

/**
 * Show a line under the header for as long as nothing answers. A browser that knows of a network
 * takes that for a signal, though one bar of it brings nothing: so the guide's place is asked.
 * @param {Window & typeof globalThis} view
 * @param {string} place an address of the guide that the device keeps no copy of
 * @param {() => Promise<{all: number, kept: number} | null>} readCopy what the device keeps of the guide
 */
export function watchSignal(view, place, readCopy) {
  const { document, navigator } = view
  const line = document.createElement('p')
  line.className = 'guide-signal-line'
  line.setAttribute('role', 'status') // there before it says anything, or screen readers miss it
  document.querySelector('header')?.append(line)
  let looks = 0
  let isLost = false

  /** @param {'all' | 'some' | 'back'} name */
  const say = async (name) => {
    await bringLate(document)
    const words = /** @type {HTMLElement | null} */ (patternOf(document, 'signal')?.querySelector('p'))
    line.textContent = words?.getAttribute(`data-guide-${name}`) ?? ''
  }
  const lose = async () => {
    isLost = true
    const copy = await readCopy()
    if (copy && isLost) await say(copy.kept === copy.all ? 'all' : 'some')
  }
  const find = async () => {
    isLost = false
    if (line.textContent) await say('back')
    setTimeout(() => { if (!isLost) line.textContent = '' }, SHOWN_FOR)
  }
  const look = async () => {
    const mine = ++looks
    const isThere = navigator.onLine && await answers(view, place)
    if (mine !== looks) return
    if (!isThere) setTimeout(() => { if (mine === looks) follow() }, PAUSE)
    if (isThere === isLost) await (isThere ? find() : lose())
  }
  const follow = () => void look().catch(quietly)
  view.addEventListener('offline', follow)
  view.addEventListener('online', follow)
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') follow() })
  follow()
}

/** Whether anything answers there, be it that there is nothing. @param {Window} view @param {string} place */
function answers(view, place) {
  const asked = view.fetch(place, { method: 'HEAD', cache: 'no-store', signal: AbortSignal.timeout?.(PATIENCE) })
  return asked.then(() => true, () => false)
}
