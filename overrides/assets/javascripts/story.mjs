// @ts-check
/** What the journal says of one subject, in the order it happened: plain values to draw from. */
import { dayAt, dayOf, mondayOf, numberOf } from './days.mjs'
import { isDone } from './progress.mjs'
import { planOf } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./subject.mjs').Session & {outcome: import('./subject.mjs').Outcome}} Ended a session that has ended */
/** @typedef {{step: string, day: string, place: string, turn: number}} Done */
/** @typedef {{day: string, stage: number, colour: string, isBack: boolean}} Point a stage is counted from 1; no colour where no session was */
/** @typedef {{plan: import('./outline.mjs').Plan, points: Point[], backs: number}} Way */
/** @typedef {{monday: number, days: {day: string, colours: string[], steps: number}[]}} Week */
/** @typedef {{sessions: Ended[], done: Done[], ways: Way[], weeks: Week[]}} Story */

const VALID_DAY = /^\d{4}-\d\d-\d\d$/

/** @param {Subject} subject @param {import('./outline.mjs').Outline} outline @returns {Story} */
export function storyOf(subject, outline) {
  const sessions = /** @type {Ended[]} */ ([...subject.sessions.values()]
    .filter(({ outcome, on }) => outcome && isDay(on)))
  const done = doneIn(subject, outline)
  return { sessions, done, ways: waysOf(subject, sessions, done, outline), weeks: weeksOf(sessions, done) }
}

/** @param {string} day */
const isDay = (day) => VALID_DAY.test(day) && !Number.isNaN(numberOf(day))

/** Each step that is done, with the day of its last tick; one that is no longer here has any tick. @param {Subject} subject @param {import('./outline.mjs').Outline} outline @returns {Done[]} */
function doneIn(subject, { stages }) {
  const { boxes } = subject
  const plans = [...subject.places.keys(), planOf(subject)]
  const rank = (/** @type {{place: string}} */ { place }) => plans.lastIndexOf(place.split('/')[0])
  // A step that several plans share is told of the one the subject is on, else of one it was in.
  const places = new Map([...stages.values()].sort((one, other) => rank(one) - rank(other))
    .flatMap(({ place, steps }) => steps.flatMap(({ names }) => names.map((name) => [name, place]))))
  const counted = new Map([...stages.values()].flatMap(({ steps }) => steps)
    .flatMap((step) => step.names.map((name) => [name, step])))
  return [...boxes].flatMap(([step, ticks]) => {
    const all = counted.get(step)
    if (all && !isDone(subject, all)) return []
    const last = [...ticks.values()].filter(({ on }) => on).sort((one, other) => one.turn - other.turn).at(-1)
    const time = new Date(last?.at ?? '')
    if (!last || Number.isNaN(Number(time))) return []
    return [{ step, day: dayOfTick(time, last.session), place: places.get(step) ?? '', turn: last.turn }]
  }).sort((one, other) => one.turn - other.turn)
}

/** The day of a tick, which is that of the session it was made in, wherever and when that is looked at. @param {Date} time @param {string} session */
function dayOfTick(time, session) {
  const here = dayOf(time)
  return isDay(session) && Math.abs(numberOf(here) - numberOf(session)) < 2 ? session : here
}

/**
 * The stages of each plan as they were worked on: sessions and steps back, and ticks on days
 * without a session.
 * @param {Subject} subject @param {Ended[]} sessions @param {Done[]} done @param {import('./outline.mjs').Outline} outline
 * @returns {Way[]}
 */
function waysOf({ setbacks }, sessions, done, { plans, stages }) {
  const numberAt = (/** @type {string} */ place) => stages.get(place)?.number ?? 0
  const worked = new Set(sessions.map(({ on }) => on))
  return plans.flatMap((plan) => {
    const backs = setbacks.filter((back) => back.plan === plan.id)
    const events = [
      ...sessions.filter((session) => session.plan === plan.id).map(({ stage, on, turn, outcome }) =>
        ({ day: on, stage: numberAt(`${plan.id}/${stage}`), colour: outcome.colour, isBack: false, turn })),
      ...backs.map(({ to, at, turn }) =>
        ({ day: dayOf(new Date(at)), stage: numberAt(`${plan.id}/${to}`), colour: '', isBack: true, turn })),
      ...done.filter(({ place, day }) => place.startsWith(`${plan.id}/`) && !worked.has(day)).map(({ place, day, turn }) =>
        ({ day, stage: numberAt(place), colour: '', isBack: false, turn })),
    ]
    const points = events.filter(({ day, stage }) => stage > 0 && isDay(day))
      .sort((one, other) => numberOf(one.day) - numberOf(other.day) || one.turn - other.turn)
    return points.length > 0 ? [{ plan, points, backs: backs.length }] : []
  }).sort((one, other) => lastDay(other) - lastDay(one))
}

/** @param {Way} way */
const lastDay = ({ points }) => numberOf(/** @type {Point} */ (points.at(-1)).day)

/** The weeks with something in them, the last one first. @param {Ended[]} sessions @param {Done[]} done @returns {Week[]} */
function weeksOf(sessions, done) {
  const days = [...sessions.map(({ on }) => on), ...done.map(({ day }) => day)]
  const mondays = [...new Set(days.map(mondayOf))].sort((one, other) => other - one)
  return mondays.map((monday) => ({
    monday,
    days: Array.from({ length: 7 }, (_, index) => dayAt(monday + index)).map((day) => ({
      day,
      colours: sessions.filter(({ on }) => on === day).map(({ outcome }) => outcome.colour),
      steps: done.filter((each) => each.day === day).length,
    })),
  }))
}
