// The guide no longer keeps a copy on readers' devices: this worker takes the place of one that
// did, throws away what it kept, and takes itself away. It touches no cache but the guide's.
const OURS = `${ID}:${new URL(self.registration.scope).pathname}:`

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(leave()))

async function leave() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS))
  await Promise.all(names.map((name) => caches.delete(name)))
  await self.registration.unregister()
}
