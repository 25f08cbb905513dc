// @ts-check
/** Says when there is no signal, and what still works then. */
import { bringLate, patternOf } from './late.mjs'

/** How long the news that it is back stays, in milliseconds. */
const SHOWN_FOR = 5000

/**
 * Show a line under the header for as long as the browser knows that there is no signal.
 * @param {Window & typeof globalThis} view
 * @param {() => Promise<{all: number, kept: number} | null>} readCopy what the device keeps of the guide
 */
export function watchSignal(view, readCopy) {
  const { document, navigator } = view
  const line = document.createElement('p')
  line.className = 'guide-signal-line'
  line.setAttribute('role', 'status') // there before it says anything, or screen readers miss it
  document.querySelector('header')?.append(line)

  /** @param {'all' | 'some' | 'back'} name */
  const say = async (name) => {
    await bringLate(document)
    const words = /** @type {HTMLElement | null} */ (patternOf(document, 'signal')?.querySelector('p'))
    line.textContent = words?.getAttribute(`data-guide-${name}`) ?? ''
  }
  const lose = async () => {
    const copy = await readCopy()
    if (copy && !navigator.onLine) await say(copy.kept === copy.all ? 'all' : 'some')
  }
  const find = async () => {
    if (line.textContent) await say('back')
    setTimeout(() => { if (navigator.onLine) line.textContent = '' }, SHOWN_FOR)
  }
  const follow = () => void (navigator.onLine ? find() : lose()).catch(console.error)
  view.addEventListener('offline', follow)
  view.addEventListener('online', follow)
  if (!navigator.onLine) follow()
}
