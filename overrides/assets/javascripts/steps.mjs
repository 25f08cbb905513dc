// @ts-check
/** The boxes of steps. A step may be on the page more than once. */

/**
 * Tick the boxes as the state has them.
 * @param {ParentNode} root
 * @param {import('./state.mjs').State} state
 */
export function paintSteps(root, { boxes }) {
  for (const step of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-step]'))) {
    const ticked = boxes.get(step.dataset.guideStep ?? '')
    const inputs = inputsOf(step)
    inputs.forEach((input, index) => { input.checked = ticked?.has(index + 1) ?? false })
    pointLabel(step, inputs)
  }
}

/**
 * What the reader did to a box, as a record; null for any other target.
 * @param {EventTarget | null} target
 */
export function readTick(target) {
  if (!(target instanceof HTMLInputElement)) return null
  const step = /** @type {HTMLElement | null} */ (target.closest('[data-guide-step]'))
  const box = step ? inputsOf(step).indexOf(target) + 1 : 0
  return step && box ? { kind: 'tick', step: step.dataset.guideStep, box, on: target.checked } : null
}

/** @param {HTMLElement} step @returns {HTMLInputElement[]} */
const inputsOf = (step) => [...step.querySelectorAll('input')]

/**
 * A tap on the line ticks the next empty box, or empties the last when all are ticked.
 * @param {HTMLElement} step @param {HTMLInputElement[]} inputs
 */
function pointLabel(step, inputs) {
  const next = inputs.find((input) => !input.checked) ?? inputs.at(-1)
  const label = step.querySelector('label')
  if (label && next) label.htmlFor = next.id
}
