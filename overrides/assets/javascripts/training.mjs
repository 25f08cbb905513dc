// @ts-check
/** What a stage shows of its sessions: the button that starts one, and, loaded when there is some, what they suggest. */
import { missedOnce } from './missed.mjs'
import { namesOf } from './steps.mjs'
import { isBackAt, isTickedSince, openSession, sessionsAt } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/**
 * A stage and what the page says of it. `once` are the steps of a stage that is done once: there
 * ticks tell how it goes on, as elsewhere sessions do.
 * @typedef {{plan: string, stage: string, back: string, once: string[], advice: HTMLElement | null}} Stage
 */

/** The stage the page is about, if any. @param {ParentNode} root @returns {Stage | null} */
export function stageOf(root) {
  const element = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-place]'))
  const advice = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-advice]'))
  const [plan, stage] = (element?.dataset.guidePlace ?? '').split('/')
  return stage ? { plan, stage, back: advice?.dataset.guideBack ?? '', once: isOnce(advice) ? namesIn(root) : [], advice } : null
}

/** @param {HTMLElement | null} advice */
const isOnce = (advice) => !('guideSessions' in (advice?.dataset ?? {}))

/** @param {ParentNode} root */
function namesIn(root) {
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.guide-checklist [data-guide-step]')])
  return steps.flatMap(namesOf)
}

/** @param {Document} root @param {Subject} subject @param {import('./guide.mjs').Hand} hand */
export function paintTraining(root, subject, hand) {
  const here = stageOf(root)
  if (!here) return
  const isOpen = openSession(subject, here.plan, here.stage) !== null
  root.querySelector('[data-guide-start]')?.toggleAttribute('data-guide-open', isOpen)
  if (here.advice && (!here.advice.hidden || hasNews(subject, here))) {
    const late = import('./late.mjs').then(({ bringLate }) => bringLate(root))
    Promise.all([import('./suggestion.mjs'), late])
      .then(([{ paintSuggestion }]) => here.advice?.isConnected && paintSuggestion(root, hand.subject))
      .catch(missedOnce(here.advice))
  }
}

/** Whether there may be something to suggest. @param {Subject} subject @param {Stage} here */
function hasNews(subject, { plan, stage, advice }) {
  const concerns = subject.setbacks.some((back) => back.plan === plan && [back.from, back.to].includes(stage))
  return concerns || subject.paused.has(plan) || sessionsAt(subject, plan, stage).length > 0 || (isOnce(advice) && subject.boxes.size > 0)
}

/**
 * Whether the last that happened to a stage is a step back from it.
 * @param {Subject} subject @param {Stage} here
 */
export function isSteppedBack(subject, here) {
  const { plan, stage, once } = here
  const last = subject.setbacks.findLast((back) => back.plan === plan && [back.from, back.to].includes(stage))
  return last?.from === stage
    && !sessionsAt(subject, plan, stage).some(({ outcome, turn }) => outcome && turn > last.turn)
    && !isTickedSince(subject, once, last.turn)
    && !isBackAt(subject, here)
}

/**
 * A step back to where the stage says, as a record; null for any other target, and for a second tap.
 * @param {Element} target @param {ParentNode} root @param {Subject} subject
 */
export function readSetback(target, root, subject) {
  const here = target.closest('[data-guide-setback]') && stageOf(root)
  return here && here.back && !isSteppedBack(subject, here) ? { kind: 'setback', plan: here.plan, from: here.stage, to: here.back } : null
}

/** The plan that a button names, or that of this page, laid to rest or gone on with, as a record; null for any other target. @param {Element} target @param {ParentNode} root */
export function readPause(target, root) {
  const button = /** @type {HTMLElement | null} */ (target.closest('[data-guide-pause]'))
  const plan = button?.dataset.guidePauseOf || stageOf(root)?.plan
  return button && plan ? { kind: 'pause', plan, on: button.dataset.guidePause === 'begin' } : null
}
