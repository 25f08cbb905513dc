// @ts-check
/**
 * The copy of the guide on the device: registers the worker that keeps it, offers a newer guide,
 * and takes the copy away. A page that was not finished by a build, as under live reload, names no
 * worker, and nothing is registered.
 */
import { quietly } from './missed.mjs'

/** @typedef {{url: string, id: string, version: string}} About what a page says of its worker */

const HOUR = 3_600_000

/** @param {Document} document @returns {About | null} */
export function readAbout(document) {
  const meta = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name="guide-worker"]'))
  const { guideId: id = 'guide', guideVersion: version = '' } = meta?.dataset ?? {}
  return meta ? { url: new URL(meta.content, document.baseURI).href, id, version } : null
}

/** The key under which a reader's wish to keep no copy is stored. @param {About} about */
export const wishKey = ({ id }) => `${id}:offline`

/** The lock of a session: other guides of the same origin have their own. @param {Window} view */
const busyLock = ({ document }) => `${readAbout(document)?.id}:busy`

/**
 * Keep the guide on this device, unless the reader does not want that.
 * @param {Window & typeof globalThis} view
 * @param {() => string[]} plansInUse ids
 */
export async function keepOffline(view, plansInUse) {
  const about = readAbout(view.document)
  const { serviceWorker } = view.navigator
  if (!about || !serviceWorker || isUnwanted(view, about)) return
  const registration = await serviceWorker.register(about.url)
  if (!registration) return // some browsers' extensions and test tools take registering away
  const look = () => offer(view, registration)
  watchBusy(view, look)
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look)
  })
  serviceWorker.addEventListener('controllerchange', async () => {
    const copy = await readCopy(view)
    if (copy && copy.version !== about.version) reloadWhenIdle(view)
  })
  checkHourly(view, registration)
  import('./signal.mjs').then(({ watchSignal }) => watchSignal(view, about.url, () => readCopy(view))).catch(quietly)
  await look()
  const { active } = await serviceWorker.ready
  // By now the reader may have taken it away.
  if (!isUnwanted(view, about)) active?.postMessage({ kind: 'keep', plans: plansInUse() })
}

/** What the worker keeps, or null where there is none. @param {Window & typeof globalThis} view */
export async function readCopy(view) {
  const about = readAbout(view.document)
  const registration = about && await view.navigator.serviceWorker?.getRegistration(about.url)
  const worker = registration?.active
  if (!worker) return null
  return /** @type {Promise<{version: string, all: number, kept: number}>} */ (new Promise((resolve) => {
    const { port1, port2 } = new view.MessageChannel()
    port1.onmessage = ({ data }) => resolve(data)
    worker.postMessage({ kind: 'tell' }, [port2])
  }))
}

/** Take the copy away, and keep none from now on. @param {Window & typeof globalThis} view */
export async function stopKeeping(view) {
  const about = readAbout(view.document)
  if (!about) return
  attempt(() => view.localStorage.setItem(wishKey(about), 'off'))
  const registration = await view.navigator.serviceWorker.getRegistration(about.url)
  const ours = `${about.id}:${new URL('./', about.url).pathname}:`
  await registration?.unregister()
  const names = (await view.caches.keys()).filter((name) => name.startsWith(ours))
  await Promise.all(names.map((name) => view.caches.delete(name)))
}

/** Keep a copy again. @param {Window & typeof globalThis} view */
export function startKeeping(view) {
  const about = readAbout(view.document)
  if (about) attempt(() => view.localStorage.removeItem(wishKey(about)))
}

/** @param {Window & typeof globalThis} view @param {About} about */
export function isUnwanted(view, about) {
  return attempt(() => view.localStorage.getItem(wishKey(about))) === 'off'
}

/**
 * Offer a newer guide that waits, unless a session is going on in any tab.
 * @param {Window & typeof globalThis} view @param {ServiceWorkerRegistration} registration
 */
async function offer(view, registration) {
  const { document } = view
  const place = document.querySelector('[data-guide-newer]')
  const pattern = document.querySelector('template[data-guide-newer-offer]')
  if (!place || !(pattern instanceof view.HTMLTemplateElement)) return
  // Looked at after the wait; the first worker of all waits for a moment too, and is no newer guide.
  const isDue = !await isBusy(view) && Boolean(registration.waiting && registration.active)
  if (!isDue) {
    withdraw(place)
    if (registration.waiting) whenIdle(view, () => offer(view, registration))
    return
  }
  if (place.childElementCount > 0) return
  place.append(pattern.content.cloneNode(true))
  place.querySelector('[data-guide-newer-later]')?.addEventListener('click', () => withdraw(place))
  place.querySelector('[data-guide-newer-now]')?.addEventListener('click', async () => {
    if (!await isBusy(view)) registration.waiting?.postMessage({ kind: 'take-over' })
  })
}

/** Take the offer away; where a button of it has the focus, that stays at its place. @param {Element} place */
function withdraw(place) {
  const isFocused = place.matches(':focus-within')
  place.replaceChildren()
  if (isFocused) Object.assign(place, { tabIndex: -1 }).focus()
}

/** Whether a session goes on, in this tab or another. @param {Window & typeof globalThis} view */
async function isBusy(view) {
  if ('guideBusy' in view.document.documentElement.dataset) return true
  const locks = await view.navigator.locks?.query()
  const asked = [...(locks?.held ?? []), ...(locks?.pending ?? [])]
  return asked.some(({ name, mode }) => name === busyLock(view) && mode === 'shared')
}

let isWaiting = false

/** Run once no tab is busy any more. @param {Window} view @param {() => void} run */
function whenIdle(view, run) {
  if (isWaiting || !view.navigator.locks) return
  isWaiting = true
  view.navigator.locks.request(busyLock(view), () => { isWaiting = false }).then(run, console.error)
}

/**
 * Hold a lock that other tabs see for as long as the page says that it is busy.
 * @param {Window & typeof globalThis} view @param {() => void} changed
 */
function watchBusy(view, changed) {
  const root = view.document.documentElement
  /** @type {(() => void) | null} */
  let release = null
  const follow = () => {
    const isHere = 'guideBusy' in root.dataset
    if (isHere && !release) {
      const held = new Promise((resolve) => { release = () => resolve(undefined) })
      view.navigator.locks?.request(busyLock(view), { mode: 'shared' }, () => held)
    }
    if (!isHere && release) {
      release()
      release = null
    }
    changed()
  }
  new view.MutationObserver(follow).observe(root, { attributeFilter: ['data-guide-busy'] })
  follow()
}

/** Load the page anew, at once or when the session is over. @param {Window & typeof globalThis} view */
function reloadWhenIdle(view) {
  const root = view.document.documentElement
  const reload = () => {
    if (!('guideBusy' in root.dataset)) view.location.reload()
  }
  new view.MutationObserver(reload).observe(root, { attributeFilter: ['data-guide-busy'] })
  reload()
}

/**
 * Instant navigation loads no page, so the browser does not look for a newer worker by itself.
 * @param {Window & typeof globalThis} view @param {ServiceWorkerRegistration} registration
 */
function checkHourly(view, registration) {
  let last = view.performance.now()
  view.document.addEventListener('visibilitychange', () => {
    if (view.document.visibilityState !== 'visible' || view.performance.now() - last < HOUR) return
    last = view.performance.now()
    registration.update().catch(() => {})
  })
}

/** @template T @param {() => T} use @returns {T | null} null where storage is blocked */
function attempt(use) {
  try {
    return use()
  } catch {
    return null
  }
}
