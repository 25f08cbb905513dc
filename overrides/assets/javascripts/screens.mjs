// @ts-check
/** The steps of the page, as a session shows them. */

/** @param {ParentNode} root @returns {HTMLElement[]} those of the checklists that are not left out, in order */
export function stepsOf(root) {
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.guide-checklist [data-guide-step]')])
  return steps.filter((step) => !('guideSkipped' in step.dataset))
}

/**
 * Those that every session asks for before it begins: the first list that has any. What later
 * lists ask for comes in its turn.
 * @param {HTMLElement[]} steps
 */
export function beforeOf(steps) {
  const every = steps.filter(({ dataset }) => 'guideEvery' in dataset)
  return every.filter((step) => step.closest('.guide-list') === every[0].closest('.guide-list'))
}

/** A second copy of a step, with ids of its own. @param {HTMLElement} step @returns {HTMLElement} */
export function copyOf(step) {
  const copy = /** @type {HTMLElement} */ (step.cloneNode(true))
  for (const name of ['id', 'for', 'aria-labelledby', 'aria-describedby']) {
    for (const element of copy.querySelectorAll(`[${name}]`)) {
      element.setAttribute(name, `session-${element.getAttribute(name)}`)
    }
  }
  return copy
}

/** Put copies of steps in a list, unless they are there: what has the focus keeps it. @param {HTMLElement} list @param {HTMLElement[]} steps */
export function putSteps(list, steps) {
  const wanted = steps.map(({ dataset }) => dataset.guideStep).join(' ')
  if (list.dataset.guideShown === wanted) return
  list.dataset.guideShown = wanted
  handOn(list, () => list.replaceChildren(...steps.map(copyOf)))
}

/**
 * What has the focus and goes leaves it to its like in the same step, else in the one that takes its
 * place, else to the title.
 * @param {HTMLElement} list @param {() => void} change
 */
function handOn(list, change) {
  const { activeElement } = list.ownerDocument
  const at = [...list.children].findIndex((step) => step.contains(activeElement))
  const { guideStep } = /** @type {HTMLElement} */ (list.children[at])?.dataset ?? {}
  change()
  if (at < 0) return
  const steps = /** @type {HTMLElement[]} */ ([...list.children])
  const step = steps.find(({ dataset }) => dataset.guideStep === guideStep) ?? steps[Math.min(at, steps.length - 1)]
  const like = activeElement?.matches('[data-guide-skip]') ? '[data-guide-skip]' : 'input'
  const next = step?.querySelector(like) ?? list.closest('[data-guide-screen]')?.querySelector('h2')
  if (next instanceof HTMLElement) next.focus()
}

/** Whether all boxes of a step are ticked. @param {HTMLElement} step */
export const isTicked = (step) => [...step.querySelectorAll('input')].every((input) => input.checked)
