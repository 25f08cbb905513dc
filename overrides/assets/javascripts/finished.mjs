// @ts-check
/** Whether a plan is finished: its last stage has no end, so nothing but its steps can tell. */
import { countedIn, isDone } from './progress.mjs'
import { isSkipped, isTickedSince, sessionsAt } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */

/**
 * The last stage is done, was not stepped back from since, and is where the reader is; or all
 * stages are done. Plans share stages, so the last one's ticks alone may be those of another plan.
 * @param {Subject} subject @param {string} plan @param {HTMLElement[]} stops all that the page has
 */
export function isFinished(subject, plan, stops) {
  const own = stops.filter(({ dataset }) => dataset.guideStop?.startsWith(`${plan}/`))
  const last = own.at(-1)
  if (!last || !subject.places.has(plan) || !isAllDone(subject, last)) return false
  const isThere = last.dataset.guideStop === `${plan}/${subject.places.get(plan)}`
  return (isThere || own.every((stop) => isAllDone(subject, stop))) && !isSteppedBackSince(subject, plan, last)
}

/** Steps that are left out count no more, and a stage without any is done. @param {Subject} subject @param {HTMLElement} stop */
function isAllDone(subject, stop) {
  return countedIn(stop).every((step) => isSkipped(subject, step.names) || isDone(subject, step))
}

/** Whether a step back in the plan is the last that happened to its end. @param {Subject} subject @param {string} plan @param {HTMLElement} last */
function isSteppedBackSince(subject, plan, last) {
  const turn = subject.setbacks.findLast((back) => back.plan === plan)?.turn ?? -1
  const [, stage] = (last.dataset.guideStop ?? '').split('/')
  const sessions = sessionsAt(subject, plan, stage).filter(({ outcome }) => outcome)
  return turn >= 0 && !isTickedSince(subject, countedIn(last).flatMap(({ names }) => names), turn)
    && !sessions.some((session) => session.turn > turn)
}
