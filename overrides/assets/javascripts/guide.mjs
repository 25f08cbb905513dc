// @ts-check
/** Adds memory to the guide's pages: puts the parts together and hands them the browser. */
import { openDatabase } from './database.mjs'
import { Journal } from './journal.mjs'
import { Local } from './local.mjs'
import { onEveryPage } from './material.mjs'
import { Mirror } from './mirror.mjs'
import { paintNotices, paintSaved, revealPrint } from './notices.mjs'
import { offerBackup, paintParts } from './parts.mjs'
import { paintPlaces, readVisit } from './places.mjs'
import { paintProgress } from './progress.mjs'
import { askToKeep } from './promise.mjs'
import { prefixOf } from './record.mjs'
import { currentSubject } from './state.mjs'
import { paintSteps, readSeen, readTick } from './steps.mjs'
import { openTabs } from './tabs.mjs'

/** @type {Journal | null} */
let journal = null
let isPaintDue = false

/** Run one part; when it breaks, say so and let the others run. @param {() => void} part */
function attempt(part) {
  try {
    part()
  } catch (error) {
    console.error(error)
  }
}

/** @param {string} store @returns {Journal} */
function openJournal(store) {
  const local = new Local(() => window.localStorage, prefixOf(store))
  const database = openDatabase(store, () => window.indexedDB)
  const wait = (/** @type {number} */ time) => new Promise((resolve) => setTimeout(resolve, time))
  const opened = new Journal(store, {
    local,
    mirror: (held) => new Mirror(database, held, wait, paintSoon),
    tell: openTabs(store, window, (entries) => entries ? opened.join(entries) : opened.forget()),
    changed: paintSoon,
    writer: Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join(''),
    now: () => new Date().toISOString(),
  })
  local.watch(window, (entry) => entry ? opened.join([entry]) : opened.reread())
  opened.ready.then(() => attempt(visit))
  return opened
}

/** Paint the page as the journal has it. */
function paint() {
  const open = journal
  attempt(() => revealPrint(document))
  if (!open) return
  const subject = currentSubject(open.state)
  attempt(() => paintSteps(document, subject))
  attempt(() => paintProgress(document, subject))
  attempt(() => paintPlaces(document, subject))
  attempt(() => paintNotices(document, open.health))
  attempt(() => paintSaved(document, open))
  attempt(() => paintParts(document, open))
}

/** Paint once, however much news comes at a time. */
function paintSoon() {
  if (isPaintDue) return
  isPaintDue = true
  setTimeout(() => {
    isPaintDue = false
    paint()
  })
}

/** Remember the page as the place where the reader last was, once it is seen. */
function visit() {
  if (!journal || document.visibilityState !== 'visible') return
  const place = readVisit(document, currentSubject(journal.state))
  if (!place) return
  journal.append(place)
  paint()
}

function show() {
  const element = /** @type {HTMLElement | null} */ (document.querySelector('[data-guide-store]'))
  const store = element?.dataset.guideStore
  if (store) attempt(() => { journal ??= openJournal(store) })
  paint()
  if (journal?.remembers) attempt(visit)
}

/** The page is seen again, perhaps after others wrote. */
function refresh() {
  if (document.visibilityState !== 'visible') return
  attempt(() => journal?.reread().then(() => attempt(visit)))
}

document.addEventListener('change', ({ target }) => attempt(() => {
  const tick = readTick(target)
  if (!tick || !journal) return
  askToKeep(journal.state, navigator.storage)
  journal.append(tick)
  paint()
  offerBackup(document, journal, target)
}))
document.addEventListener('click', ({ target }) => {
  if (target instanceof Element && target.closest('[data-guide-print]')) window.print()
  attempt(() => {
    const ticks = readSeen(target)
    for (const tick of ticks) journal?.append(tick)
    if (ticks.length > 0) paint()
  })
})
document.addEventListener('visibilitychange', refresh)
window.addEventListener('pageshow', ({ persisted }) => persisted && attempt(() => journal?.renew().then(() => attempt(visit))))
onEveryPage(window, show)
