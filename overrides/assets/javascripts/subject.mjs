// @ts-check
/** A subject: whose progress it is, and everything the journal says of it. */

/**
 * What was last done to a box: `words` stands for the step's words as they were then, `turn` tells
 * which of two came later, `at` is the time as ISO text.
 * @typedef {{on: boolean, words: string, turn: number, at: string}} Tick
 */
/** @typedef {'green' | 'amber' | 'red'} Colour */
/**
 * How a session went. What the guide does not ask, or the reader left open, is null or empty.
 * @typedef {{colour: Colour, ate: boolean | null, left: boolean | null, minutes: number | null, note: string}} Outcome
 */
/**
 * A session of a stage. `preflight` are the ids of the steps that every session asks for, `checked`
 * those of them that were ticked in this one. `on` is its day, `at` when it began, `began` when it went on to its steps, `key` that of its record. Without an
 * `outcome` it has not ended.
 * @typedef {{id: string, plan: string, stage: string, on: string, at: string, began: string,
 *   key: string, turn: number, preflight: string[], checked: Set<string>, outcome: Outcome | null}} Session
 */
/** A move back to an earlier stage. @typedef {{plan: string, from: string, to: string, at: string, turn: number}} Setback */
/**
 * `boxes`: what was last done to each box of each step, boxes counted from 1.
 * `skips`: the same for steps that are left out. `kept`: steps that were ticked before a session
 * asked for them anew. `measures`: by name, values by day.
 * `sessions` in their order, by id; `open` are those that have not ended. `places`: the stage last visited in each plan; the plan visited
 * last comes last. `plan`: the plan it was put on, or empty. `paused`: plans that rest until they are gone on with.
 * @typedef {{id: string, name: string, born: string, isRemoved: boolean, plan: string,
 *   measures: Map<string, Map<string, number>>, boxes: Map<string, Map<number, Tick>>,
 *   skips: Map<string, {on: boolean, turn: number}>, kept: Set<string>, sessions: Map<string, Session>, open: Session[],
 *   setbacks: Setback[], places: Map<string, string>, paused: Set<string>}} Subject
 */

/** The subject made silently by the first thing a reader does, on every device the same. */
export const FIRST = 'first'

/** @param {string} id @returns {Subject} */
export function newSubject(id) {
  return {
    id, name: '', born: '', isRemoved: false, plan: '',
    measures: new Map(), boxes: new Map(), skips: new Map(), kept: new Set(),
    sessions: new Map(), open: [], setbacks: [], places: new Map(), paused: new Set(),
  }
}

/**
 * The ticked boxes of a step, whatever id it had when they were ticked.
 * @param {Subject} subject
 * @param {string[]} names the step's id, and the ids it had before
 * @returns {Map<number, Tick>}
 */
export function ticksOf({ boxes }, names) {
  const ticks = names.flatMap((name) => [...boxes.get(name) ?? []])
  const inOrder = ticks.sort(([, one], [, other]) => one.turn - other.turn)
  return new Map([...new Map(inOrder)].filter(([, tick]) => tick.on))
}

/**
 * Whether a step is left out for this subject.
 * @param {Subject} subject
 * @param {string[]} names the step's id, and the ids it had before
 */
export function isSkipped({ skips }, names) {
  const known = names.flatMap((name) => skips.get(name) ?? [])
  return known.reduce((last, skip) => (skip.turn > last.turn ? skip : last), { on: false, turn: -1 }).on
}

/** Whether one of these steps was ticked after a turn. @param {Subject} subject @param {string[]} names @param {number} turn */
export function isTickedSince({ boxes }, names, turn) {
  return names.some((name) => [...boxes.get(name)?.values() ?? []].some((tick) => tick.on && tick.turn > turn))
}

/**
 * Whether the reader is at a stage that is done once, whose steps are `once`. After a step back from
 * it that means: back again. No session can say so there, and what is ticked cannot be ticked again.
 * @param {Subject} subject @param {{plan: string, stage: string, once: string[]}} here
 */
export function isBackAt({ places }, { plan, stage, once }) {
  return once.length > 0 && places.get(plan) === stage
}

/** The plan it is on: the one it was put on, else the one visited last, else none. @param {Subject} subject */
export function planOf({ plan, places }) {
  return plan || ([...places.keys()].at(-1) ?? '')
}

/**
 * The session of a stage that has not ended, if any: the last one begun.
 * @param {Subject} subject @param {string} plan @param {string} stage @returns {Session | null}
 */
export function openSession({ open }, plan, stage) {
  return [...open].reverse().find((session) => session.plan === plan && session.stage === stage) ?? null
}

/**
 * The sessions of a stage, in their order.
 * @param {Subject} subject @param {string} plan @param {string} stage
 */
export function sessionsAt({ sessions }, plan, stage) {
  return [...sessions.values()].filter((session) => session.plan === plan && session.stage === stage)
}

/** Whether the journal says anything of it but where the reader looked. @param {Subject} subject */
export function isBegun({ name, born, plan, boxes, skips, sessions, measures }) {
  return Boolean(name || born || plan || boxes.size || skips.size || sessions.size || measures.size)
}
