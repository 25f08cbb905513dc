// @ts-check
/**
 * What the sessions of a stage suggest: move on, stay, or step back. It never says that anything is
 * safe, and the reader decides.
 */
import { isBackAt, isTickedSince, sessionsAt } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./subject.mjs').Session} Session */
/**
 * What the plan says of a stage: `green` sessions in a row on so many `days` lead on (0 where
 * sessions settle nothing), `done` of `all` steps, and as `once` those of a stage that is done once.
 * @typedef {{plan: string, stage: string, green: number, days: number, hasSessions: boolean,
 *   isFinal: boolean, hasBack: boolean, done: number, all: number, once: string[]}} Facts
 */
/**
 * `why` are names of sentences, with `values` for them. `stepped` is a step back that was made.
 * @typedef {{what: 'move-on' | 'stay' | 'step-back' | 'stepped' | 'paused', why: string[], values: Record<string, number>}} Advice
 */

const SMALLER_AFTER = 2
const PAUSE_AFTER = 3

/** @param {Subject} subject @param {Facts} facts @returns {Advice | null} nothing where there is nothing to go by */
export function advise(subject, facts) {
  const { plan, stage } = facts
  if (subject.paused.has(plan)) return say('paused', ['paused-kindly'])
  const turns = subject.setbacks.filter((back) => back.plan === plan)
  const last = turns.findLast(({ from, to }) => from === stage || to === stage)
  const since = sessionsAt(subject, plan, stage).filter(({ outcome, turn }) => outcome && turn > (last?.turn ?? -1))
  const after = afterStepBacks(turns.filter(({ from }) => from === stage).length)
  if (since.length > 0) return fromSessions(since, facts, after)
  if (last && isTickedSince(subject, facts.once, last.turn)) return fromSteps(facts)
  if (last?.from === stage && facts.done > 0 && isBackAt(subject, facts)) return fromSteps(facts, 'once-before')
  if (last?.from === stage) return say('stepped', ['stepped', ...after])
  if (last) return say('stay', ['returned'])
  return facts.hasSessions ? null : fromSteps(facts)
}

/** @param {Advice['what']} what @param {string[]} why @param {Record<string, number>} [values] @returns {Advice} */
const say = (what, why, values = {}) => ({ what, why, values })

/** @param {number} times @returns {string[]} */
function afterStepBacks(times) {
  if (times >= PAUSE_AFTER) return ['pause']
  return times >= SMALLER_AFTER ? ['smaller'] : []
}

/** A stage that is done once. @param {Facts} facts @param {string} whenDone the name of what is said of it */
function fromSteps({ done, all }, whenDone = 'once') {
  if (done === 0) return null
  return done < all ? say('stay', ['once-open'], { n: done, all }) : say('move-on', [whenDone])
}

/** @param {Session[]} sessions @param {Facts} facts @param {string[]} after */
function fromSessions(sessions, { green, days, isFinal, hasBack }, after) {
  const last = /** @type {Session} */ (sessions.at(-1))
  const signs = badSigns(last)
  if (signs.length > 0) {
    return hasBack ? say('step-back', [...signs, 'back-kindly', ...after]) : say('stay', [...signs, 'first'])
  }
  if (last.outcome?.colour === 'amber') return say('stay', ['amber', ...after])
  if (isFinal) return say('stay', ['final'])
  if (green === 0) return say('stay', ['plain'])
  const row = sessions.slice(sessions.findLastIndex((session) => !isGreen(session)) + 1)
  const on = new Set(row.map((session) => session.on)).size
  if (row.length >= green && on >= days) return say('move-on', [on === 1 ? 'enough-in-a-day' : 'enough', 'also-true'], { n: row.length, days: on })
  return say('stay', [days === 1 ? 'green-in-a-day' : 'green', ...after], { n: Math.min(row.length, green), all: green, days: Math.min(on, days), on: days })
}

/** What speaks for a step back, by the names of its sentences. @param {Session} session */
function badSigns({ outcome }) {
  const signs = { red: outcome?.colour === 'red', ate: outcome?.ate === false, left: outcome?.left === true }
  return Object.entries(signs).filter(([, isSo]) => isSo).map(([name]) => name)
}

/** @param {Session} session */
const isGreen = (session) => session.outcome?.colour === 'green' && badSigns(session).length === 0
