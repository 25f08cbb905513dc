// The worker that keeps the guide for when there is no signal. GUIDE, above, lists every file of
// one version with its hash. A page and what it loads are always of one version: a file is kept
// only if its bytes have the hash on the list, and a page of another version, which can come when
// the site was published anew, gets all it asks for from where it came.

const BASE = new URL(self.registration.scope)
const OURS = `${GUIDE.id}:${BASE.pathname}:`
const CACHE = OURS + GUIDE.version
const PATHS = Object.keys(GUIDE.files)
const FIRST = GUIDE.first === 'all' ? PATHS : GUIDE.first
const AT_A_TIME = 6
const HASH = 'x-guide-hash'

/** Pages that came from a newer version: whether each is one, by the browser's id of it. */
const strangers = new Map()

self.addEventListener('install', (event) => event.waitUntil(fill(FIRST)))
self.addEventListener('activate', (event) => event.waitUntil(begin()))
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  const isOurs = url.origin === BASE.origin && url.pathname.startsWith(BASE.pathname)
  if (!isOurs || event.request.method !== 'GET') return
  const path = pathOf(url)
  if (path in GUIDE.files) event.respondWith(answer(event, path))
  else if (event.request.mode === 'navigate') event.respondWith(answerUnknown(event.request, path))
})
self.addEventListener('message', (event) => {
  const { kind, plans = [] } = event.data ?? {}
  if (kind === 'take-over') self.skipWaiting()
  if (kind === 'keep') event.waitUntil(keep(plans))
  if (kind === 'tell') event.waitUntil(tell(event.ports[0]))
})

/** Throw away what earlier versions kept, and serve the pages that are open from now on. */
async function begin() {
  const names = await caches.keys()
  const old = names.filter((name) => name.startsWith(OURS) && name !== CACHE)
  await Promise.all(old.map((name) => caches.delete(name)))
  await self.clients.claim()
}

/** Keep what every reader needs, and the plans that this one uses. */
function keep(plans) {
  const folders = plans.map((plan) => GUIDE.plans[plan]).filter(Boolean)
  const used = PATHS.filter((path) => folders.some((folder) => path.startsWith(folder)))
  return fill([...new Set([...FIRST, ...used])])
}

async function tell(port) {
  const cache = await present()
  const kept = await Promise.all(PATHS.map((path) => cache?.match(urlOf(path))))
  port.postMessage({ version: GUIDE.version, all: PATHS.length, kept: kept.filter(Boolean).length })
}

/**
 * The cache, unless the reader had it taken away: pages that were open then are served on, and
 * nothing of what they ask for is kept.
 */
async function present() {
  return await caches.has(CACHE) ? caches.open(CACHE) : null
}

async function answer({ request, clientId, resultingClientId }, path) {
  const isPage = request.mode === 'navigate'
  if (!isPage && await isStranger(clientId)) return fetch(request)
  const cache = await present()
  if (!cache) return fetch(request)
  const kept = await cache.match(urlOf(path))
  if (kept) return kept
  const response = await fetch(request).catch(() => null)
  if (!response) return isPage ? missing() : Response.error()
  if (!response.ok || response.redirected) return response
  // Where the device has no room for it, it is of this version all the same.
  if (await store(cache, path, response.clone()).catch(() => true)) return response
  self.registration.update().catch(() => {})
  if (!isPage) return Response.error() // not a part of this version; the theme then loads the page
  await markStranger(cache, resultingClientId)
  return response
}

async function answerUnknown(request, path) {
  const response = await fetch(request).catch(() => null)
  if (response) return response
  const isFolder = `${path}/index.html` in GUIDE.files
  return isFolder ? Response.redirect(urlOf(`${path}/`)) : missing()
}

/** The page for what is not there, which also says that there may be no signal. */
async function missing() {
  const page = await caches.match(urlOf('404.html'), { cacheName: CACHE })
  return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error()
}

/** Have files in the cache, a few at a time; what is there already stays. */
async function fill(paths) {
  const cache = await caches.open(CACHE)
  const before = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE)
  const waiting = [...paths]
  const work = async () => {
    for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
      await obtain(cache, before, path)
    }
  }
  await Promise.all(Array.from({ length: AT_A_TIME }, work))
}

async function obtain(cache, before, path) {
  if (await cache.match(urlOf(path)) || await inherit(cache, before, path)) return
  for (const how of ['no-cache', 'reload']) {
    const response = await fetch(urlOf(path), { cache: how })
    if (response.ok && await store(cache, path, response)) return
  }
  throw new Error(`${path} is not of this version`)
}

/** Take over from an earlier version a file that did not change. */
async function inherit(cache, before, path) {
  for (const cacheName of before) {
    const kept = await caches.match(urlOf(path), { cacheName })
    if (kept?.headers.get(HASH) !== GUIDE.files[path]) continue
    await cache.put(urlOf(path), kept)
    return true
  }
  return false
}

/** Keep a response if it is of this version, and say whether it was. */
async function store(cache, path, response) {
  const body = await response.arrayBuffer()
  const hash = GUIDE.files[path]
  if (await hashOf(body) !== hash) return false
  const type = response.headers.get('content-type') ?? ''
  await cache.put(urlOf(path), new Response(body, { headers: { 'content-type': type, [HASH]: hash } }))
  return true
}

async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body))
  return Array.from(digest.slice(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

const strangerUrl = (id) => new URL(`?stranger=${id}`, BASE).href

async function isStranger(id) {
  if (!id) return false
  if (!strangers.has(id)) {
    const cache = await present()
    strangers.set(id, Boolean(await cache?.match(strangerUrl(id))))
  }
  return strangers.get(id)
}

async function markStranger(cache, id) {
  strangers.set(id, true)
  await cache.put(strangerUrl(id), new Response('')).catch(() => {}) // no room: for as long as this runs
}

function pathOf(url) {
  const path = decodeURIComponent(url.pathname.slice(BASE.pathname.length))
  return path === '' || path.endsWith('/') ? `${path}index.html` : path
}

/** The address of a file; that of a page ends with its folder. */
function urlOf(path) {
  return new URL(path.replace(/(^|\/)index\.html$/, '$1'), BASE).href
}
