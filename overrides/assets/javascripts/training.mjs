// @ts-check
/** What a stage shows of its sessions: the button that starts one, and, loaded when there is some, what they suggest. */
import { openSession, sessionsAt } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** A stage and what the page says of it. @typedef {{plan: string, stage: string, back: string, advice: HTMLElement | null}} Stage */

/** The stage the page is about, if any. @param {ParentNode} root @returns {Stage | null} */
export function stageOf(root) {
  const element = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-place]'))
  const advice = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-advice]'))
  const [plan, stage] = (element?.dataset.guidePlace ?? '').split('/')
  return stage ? { plan, stage, back: advice?.dataset.guideBack ?? '', advice } : null
}

/** @param {Document} root @param {Subject} subject @param {import('./guide.mjs').Hand} hand */
export function paintTraining(root, subject, hand) {
  const here = stageOf(root)
  if (!here) return
  const open = openSession(subject)
  const isOpen = open?.plan === here.plan && open.stage === here.stage
  root.querySelector('[data-guide-start]')?.toggleAttribute('data-guide-open', isOpen)
  if (here.advice && (!here.advice.hidden || hasNews(subject, here))) {
    const late = import('./late.mjs').then(({ bringLate }) => bringLate(root))
    Promise.all([import('./suggestion.mjs'), late])
      .then(([{ paintSuggestion }]) => paintSuggestion(root, hand.subject), console.error)
  }
}

/** Whether there may be something to suggest. @param {Subject} subject @param {Stage} here */
function hasNews(subject, { plan, stage, advice }) {
  const concerns = subject.setbacks.some((back) => back.plan === plan && [back.from, back.to].includes(stage))
  const isOnce = !('guideSessions' in (advice?.dataset ?? {}))
  return concerns || sessionsAt(subject, plan, stage).length > 0 || (isOnce && subject.boxes.size > 0)
}

/** A step back to where the stage says, as a record; null for any other target. @param {Element} target @param {ParentNode} root */
export function readSetback(target, root) {
  const here = target.closest('[data-guide-setback]') && stageOf(root)
  return here && here.back ? { kind: 'setback', plan: here.plan, from: here.stage, to: here.back } : null
}
