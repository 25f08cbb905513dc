// @ts-check
/** The kinds of record: what each must look like, and what it does to the subject it is about. */
import {
  isAmount, isBox, isDay, isId, isMonth, isSwitch, isText, listOf, maybe, oneOf,
} from './shapes.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./state.mjs').State} State */
/**
 * @typedef {object} Kind
 * @property {Record<string, import('./shapes.mjs').Shape>} shape the fields it must have
 * @property {(subject: Subject, record: any, turn: number, state: State, key: string) => void} apply
 */

const keys = listOf(isText)
const nothing = () => {}

/** @type {Map<unknown, Kind>} */
export const KINDS = new Map([
  ['subject', {
    shape: { subject: isId, name: maybe(isText), born: maybe(isMonthOrNone), removed: maybe(isSwitch) },
    apply: (subject, { name, born, removed }) => {
      subject.name = name ?? subject.name
      subject.born = born ?? subject.born
      subject.isRemoved = removed ?? subject.isRemoved
    },
  }],
  ['current', {
    shape: { subject: isId },
    apply: (subject, _, __, state) => { state.current = subject.id },
  }],
  ['measure', { shape: { measure: isId, value: maybe(isAmount), on: isDay }, apply: applyMeasure }],
  ['enrol', { shape: { plan: isId }, apply: (subject, { plan }) => { subject.plan = plan } }],
  ['tick', { shape: { step: isId, box: isBox, on: isSwitch }, apply: applyTick }],
  ['skip', {
    shape: { step: isId, on: isSwitch },
    apply: ({ skips }, { step, on }, turn) => { skips.set(step, { on, turn }) },
  }],
  ['session-start', {
    shape: { session: isId, plan: isId, stage: isId, preflight: listOf(isId), on: isDay },
    apply: applySessionStart,
  }],
  ['session-begin', {
    shape: { session: isId },
    apply: ({ sessions }, { session, at }) => {
      const begun = sessions.get(session)
      if (begun) begun.began = String(at ?? '')
    },
  }],
  ['session-end', {
    shape: {
      session: isId, colour: oneOf('green', 'amber', 'red'), ate: maybe(isSwitch), left: maybe(isSwitch),
      minutes: maybe(isAmount), note: maybe(isText), on: maybe(isDay),
    },
    apply: applySessionEnd,
  }],
  ['setback', { shape: { plan: isId, from: isId, to: isId }, apply: applySetback }],
  ['pause', {
    shape: { plan: isId, on: isSwitch },
    apply: ({ paused }, { plan, on }) => { on ? paused.add(plan) : paused.delete(plan) },
  }],
  ['place', { shape: { plan: isId, stage: isId }, apply: applyPlace }],
  ['reset', {
    shape: { steps: listOf(isId), stages: maybe(listOf(isPlace)), all: maybe(isSwitch) },
    apply: applyReset,
  }],
  ['undo', { shape: { of: keys, brought: maybe(isSwitch) }, apply: nothing }],
  ['backup', { shape: {}, apply: (_, { at }, __, state) => { state.backedUp = String(at ?? '') } }],
])

/** @param {unknown} value */
function isMonthOrNone(value) {
  return value === '' || isMonth(value)
}

/** A stage as `plan/stage`. @param {unknown} value */
function isPlace(value) {
  const parts = typeof value === 'string' ? value.split('/') : []
  return parts.length === 2 && parts.every(isId)
}

/** A value of none takes the day's away. @param {Subject} subject @param {any} record */
function applyMeasure({ measures }, { measure, value, on }) {
  const days = measures.get(measure) ?? new Map()
  if (value === undefined || value === null) days.delete(on)
  else days.set(on, value)
  measures.set(measure, days)
}

/** @param {Subject} subject @param {any} record @param {number} turn */
function applyTick({ boxes, open }, { step, box, on, words, at }, turn) {
  const ticks = boxes.get(step) ?? new Map()
  const session = open.at(-1)?.on ?? ''
  boxes.set(step, ticks.set(box, { on, words: String(words ?? ''), turn, at: String(at ?? ''), session }))
  const asking = [...open].reverse().find(({ preflight }) => preflight.includes(step))
  if (on) asking?.checked.add(step)
  else asking?.checked.delete(step)
}

/**
 * What every session asks for is asked anew.
 * @param {Subject} subject @param {any} record @param {number} turn @param {State} _ @param {string} key
 */
function applySessionStart(subject, { session, plan, stage, preflight, on, at }, turn, _, key) {
  const { boxes, kept, open, sessions } = subject
  subject.paused.delete(plan) // it is gone on with
  for (const step of preflight) {
    if (boxes.get(step)?.get(1)?.on) kept.add(step)
    boxes.delete(step)
  }
  subject.open = open.filter(({ id }) => id !== session)
  subject.open.push({
    id: session, plan, stage, on, at: String(at ?? ''), began: '', key, turn, preflight,
    checked: new Set(), outcome: null,
  })
  sessions.delete(session)
  sessions.set(session, subject.open[subject.open.length - 1])
}

/** @param {Subject} subject @param {any} record */
function applySessionEnd(subject, { session, colour, ate, left, minutes, note, on }) {
  const ended = subject.sessions.get(session)
  if (!ended) return
  subject.open = subject.open.filter((each) => each !== ended)
  ended.on = on ?? ended.on
  ended.outcome = { colour, ate: ate ?? null, left: left ?? null, minutes: minutes ?? null, note: note ?? '' }
}

/** It leads there at once. @param {Subject} subject @param {any} record @param {number} turn */
function applySetback(subject, { plan, from, to, at }, turn) {
  subject.setbacks.push({ plan, from, to, at: String(at ?? ''), turn })
  applyPlace(subject, { plan, stage: to })
}

/** @param {Subject} subject @param {any} record */
function applyPlace({ places }, { plan, stage }) {
  places.delete(plan)
  places.set(plan, stage)
}

/** Name, birth and measures stay. @param {Subject} subject @param {any} record */
function applyReset(subject, { steps, stages, all }) {
  const isMeant = (/** @type {string} */ place) => all || (stages ?? []).includes(place)
  for (const step of all ? [...subject.boxes.keys(), ...subject.skips.keys(), ...subject.kept] : steps) {
    subject.boxes.delete(step)
    subject.skips.delete(step)
    subject.kept.delete(step)
  }
  for (const [id, { plan, stage }] of subject.sessions) {
    if (isMeant(`${plan}/${stage}`)) subject.sessions.delete(id)
  }
  subject.open = subject.open.filter(({ plan, stage }) => !isMeant(`${plan}/${stage}`))
  subject.setbacks = subject.setbacks.filter(({ plan, from }) => !isMeant(`${plan}/${from}`))
  for (const plan of subject.paused) {
    if (all || (stages ?? []).some((/** @type {string} */ place) => place.startsWith(`${plan}/`))) subject.paused.delete(plan)
  }
  if (all) subject.plan = ''
  if (all) subject.places.clear()
}
