// @ts-check
/** The boxes of steps. A step may be on the page more than once. */
import { ticksOf } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./state.mjs').JournalRecord} JournalRecord */

/** @param {ParentNode} root @param {Subject} subject */
export function paintSteps(root, subject) {
  for (const step of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-step]'))) {
    const ticks = ticksOf(subject, namesOf(step))
    const inputs = inputsOf(step)
    inputs.forEach((input, index) => { input.checked = ticks.has(index + 1) })
    pointLabel(step, inputs)
    paintReworded(root, step, isReworded(step, ticks))
  }
}

/**
 * What the reader did to a box, as a record; null for any other target.
 * @param {EventTarget | null} target
 * @returns {JournalRecord | null}
 */
export function readTick(target) {
  if (!(target instanceof HTMLInputElement)) return null
  const step = stepOf(target)
  const box = step ? inputsOf(step).indexOf(target) + 1 : 0
  return step && box ? tick(step, box, target.checked) : null
}

/**
 * Boxes that are ticked on the page and not in the journal, as records: a page as it was sent has
 * no ticks, so the reader made them before the scripts had come.
 * @param {ParentNode} root @param {Subject} subject @returns {JournalRecord[]}
 */
export function readEarly(root, subject) {
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-guide-step]')])
  return steps.flatMap((step) => {
    const ticks = ticksOf(subject, namesOf(step))
    return inputsOf(step).flatMap(({ checked }, index) => checked && !ticks.has(index + 1) ? [tick(step, index + 1, true)] : [])
  })
}

/**
 * The ticks of a step whose new words the reader has seen, as records; none for any other target.
 * @param {EventTarget | null} target
 * @returns {JournalRecord[]}
 */
export function readSeen(target) {
  const isSeen = target instanceof Element && target.closest('[data-guide-seen]')
  const step = isSeen ? stepOf(target) : null
  if (!step) return []
  return inputsOf(step).flatMap((input, index) => input.checked ? [tick(step, index + 1, true)] : [])
}

/** @param {HTMLElement} step @param {number} box @param {boolean} on @returns {JournalRecord} */
export function tick({ dataset }, box, on) {
  return { kind: 'tick', step: dataset.guideStep, box, on, words: dataset.guideWords }
}

/** @param {Element} element @returns {HTMLElement | null} */
export const stepOf = (element) => element.closest('[data-guide-step]')

/** @param {HTMLElement} step */
export const namesOf = ({ dataset }) => [dataset.guideStep ?? '', ...(dataset.guideWas ?? '').split(' ')]

/** @param {HTMLElement} step @param {Map<number, import('./subject.mjs').Tick>} ticks */
function isReworded({ dataset }, ticks) {
  return [...ticks.values()].some(({ words }) => words !== '' && words !== dataset.guideWords)
}

/**
 * Say beside a tick that the words have changed since. Nothing is unticked.
 * @param {ParentNode} root @param {HTMLElement} step @param {boolean} isDue
 */
function paintReworded(root, step, isDue) {
  const shown = step.querySelector('[data-guide-reworded]')
  if (!isDue && shown?.contains(step.ownerDocument.activeElement)) inputsOf(step)[0]?.focus()
  if (!isDue) shown?.remove()
  if (!isDue || shown) return
  const kind = 'guideSafety' in step.dataset ? 'safety' : 'reworded'
  const pattern = root.querySelector(`template[data-guide-pattern="${kind}"]`)
  if (pattern instanceof HTMLTemplateElement) step.append(pattern.content.cloneNode(true))
}

/** @param {HTMLElement} step @returns {HTMLInputElement[]} */
export const inputsOf = (step) => [...step.querySelectorAll('input')]

/**
 * A tap on the line ticks the next empty box, or empties the last when all are ticked.
 * @param {HTMLElement} step @param {HTMLInputElement[]} inputs
 */
function pointLabel(step, inputs) {
  const next = inputs.find((input) => !input.checked) ?? inputs.at(-1)
  const label = step.querySelector('label')
  if (label && next) label.htmlFor = next.id
}
