// @ts-check
/** Adds memory to the guide's pages: puts the parts together and hands them the browser. */
import { attempt } from './attempt.mjs'
import { openDatabase } from './database.mjs'
import { Doings, wayOf } from './doings.mjs'
import { newId } from './ids.mjs'
import { Journal } from './journal.mjs'
import { Local } from './local.mjs'
import { onEveryPage } from './material.mjs'
import { Mirror } from './mirror.mjs'
import { MISSED, missed, quietly } from './missed.mjs'
import { readMoved } from './moved.mjs'
import { paintNotices, paintSaved, revealScripted } from './notices.mjs'
import { rememberOthers } from './others.mjs'
import { Paper } from './paper.mjs'
import { isStageDone, offerBackup, paintParts, withdrawBackup } from './parts.mjs'
import { paintPlaces, readVisit } from './places.mjs'
import { paintProgress } from './progress.mjs'
import { askToKeep } from './promise.mjs'
import { prefixOf } from './record.mjs'
import { currentSubject, fold } from './state.mjs'
import { paintStepping } from './stepping.mjs'
import { paintSteps, readEarly, readTick } from './steps.mjs'
import { openTabs } from './tabs.mjs'
import { openFor, readTap } from './taps.mjs'
import { isSteppedBack, paintTraining, stageOf } from './training.mjs'
import { nameOf, paintNames } from './whose.mjs'
import { wordsIn } from './words.mjs'

/** @type {Journal | null} */
let journal = null
/** @type {Paper | null} */
let paper = null
let isPaintDue = false

/** Milliseconds in which a tab that comes back hears what others told. */
const TO_HEAR = 100

/** What a part that is loaded later works with. @typedef {typeof hand} Hand */
const hand = {
  root: document,
  words,
  act,
  did,
  get state() { return stateNow() },
  get subject() { return currentSubject(stateNow()) },
  get local() { return journal?.parts.local },
  now: () => new Date(),
  /** Run when the page is painted. @type {Set<() => void>} */
  painters: new Set(),
}

/** @returns {import('./state.mjs').State} */
function stateNow() {
  return journal?.state ?? fold([])
}

/** Words are read when they are said: the page that carries them may have been swapped. @param {string} name */
function words(name, values = {}) {
  try {
    return wordsIn(document)(name, { name: nameOf(hand.subject, document), ...values })
  } catch (error) {
    console.error(error)
    return '' // a record counts for more than what is said of it
  }
}

/** Give what was done a way back. @param {string[]} keys of its records @param {string} said @param {boolean} brought from a backup */
function did(keys, said, brought = false) {
  doings.add({ keys, said, brought })
  paintSoon()
}

/** Do what the reader asked for, with a way back. @param {import('./state.mjs').JournalRecord[]} records @param {string} said */
function act(records, said) {
  if (!journal) return
  const wasDone = isStageDone(document)
  askToKeep(journal.state, navigator.storage)
  doings.add({ keys: journal.append(...records), said })
  paint()
  offerBackup(document, journal, wasDone)
}

const doings = new Doings(document, words, (of, brought) => {
  const keys = journal?.append({ kind: 'undo', of, ...brought ? { brought } : {} }) ?? []
  paint()
  return keys
}, (time) => new Promise((resolve) => setTimeout(resolve, time)))

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
    writer: newId(),
    now: () => new Date().toISOString(),
    moved: readMoved(document),
  })
  paper = new Paper(local, paint)
  local.watch(window, (entry) => entry ? opened.join([entry]) : opened.reread())
  opened.ready.then(() => attempt(opened.remembers ? revisit : visit))
  return opened
}

/** Paint the page as the journal has it. */
function paint() {
  const open = journal
  attempt(() => revealScripted(document))
  if (!open) return
  const subject = currentSubject(open.state)
  attempt(() => paintSteps(document, subject))
  attempt(() => paintStepping(document, subject, words))
  attempt(() => paintNames(document, subject))
  attempt(() => paintProgress(document, subject))
  attempt(() => paintPlaces(document, subject))
  attempt(() => paintTraining(document, subject, hand))
  attempt(() => paper?.paint(document, subject))
  attempt(() => paintNotices(document, open.health))
  attempt(() => paintSaved(document, open))
  attempt(() => rememberOthers(open.parts.local, open.state))
  attempt(() => paintParts(document, open, hand))
  attempt(() => withdrawBackup(document))
  if (open.isEmpty) doings.forget()
  for (const painter of hand.painters) attempt(painter)
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

/** Open the journal, and keep what was ticked before it was open. @param {string} store */
function begin(store) {
  journal = openJournal(store)
  const early = readEarly(document, hand.subject)
  if (early.length > 0) act(early, words('ticked'))
}

function show() {
  const element = /** @type {HTMLElement | null} */ (document.querySelector('[data-guide-store]'))
  const store = element?.dataset.guideStore
  if (store && !journal) attempt(() => begin(store))
  paint()
  if (journal?.remembers) attempt(visit)
  if (new URLSearchParams(location.search).get('open') === 'continue') goOn()
}

/** Open where the reader last was: this is how the guide begins from a home screen. */
function goOn() {
  journal?.ready.then(() => attempt(() => {
    paint()
    const way = document.querySelector('[data-guide-continue]:not([hidden]) a')
    if (way instanceof HTMLAnchorElement) location.replace(way.href)
  }))
}

/**
 * The page is seen again, perhaps after others wrote. A tab that was frozen hears only now what they
 * told meanwhile: that first, for it may be that all was erased, and nothing is given back then.
 */
function refresh() {
  if (document.visibilityState !== 'visible') return
  setTimeout(() => attempt(() => journal?.reread().then(() => attempt(revisit))), TO_HEAR)
}

/** Seeing a stage again, or reading more of the journal, takes back no step back that was made on it. */
function revisit() {
  const here = stageOf(document)
  if (!here || !isSteppedBack(hand.subject, here)) visit()
}

document.addEventListener('change', ({ target }) => attempt(() => {
  const tick = readTick(target)
  if (!tick) return
  act([tick], words(tick.on ? 'ticked' : 'unticked'))
}))
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element)) return
  if (target.closest('[data-guide-print]')) {
    (paper?.print(document) ?? Promise.resolve(window.print())).catch(missed)
  }
  const way = /** @type {HTMLElement | null} */ (target.closest('[data-guide-do]'))?.dataset.guideDo
  attempt(() => { if (way === 'undo' || way === 'redo') doings[way]() })
  attempt(() => openFor(target, hand))
  attempt(() => {
    const { records, said } = readTap(target, hand)
    if (records.length > 0) act(records, said)
  })
})
document.addEventListener('keydown', (event) => attempt(() => {
  const way = wayOf(event)
  if (way && doings[way]()) event.preventDefault()
}))
document.addEventListener(MISSED, () => attempt(() => doings.tell(words('missed'))))
document.addEventListener('visibilitychange', refresh)
window.addEventListener('pageshow', ({ persisted }) => persisted && attempt(() => journal?.renew().then(() => attempt(revisit))))
onEveryPage(window, show)
window.addEventListener('load', () => {
  const plansInUse = () => journal ? [...currentSubject(journal.state).places.keys()] : []
  import('./offline.mjs').then(({ keepOffline }) => keepOffline(window, plansInUse)).catch(quietly)
})
