// @ts-check
/** How many steps are done, wherever a page counts some. */

import { isSkipped, ticksOf } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {{names: string[], times: number}} Counted a step's ids, and how many boxes it has */

/** @param {ParentNode} root @param {Subject} subject */
export function paintProgress(root, subject) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-count]'))) {
    const steps = countedIn(element).filter(({ names }) => !isSkipped(subject, names))
    const done = steps.filter((step) => isDone(subject, step)).length
    const isBegun = steps.some((step) => isDone(subject, step) || ticked(subject, step) > 0)
    element.dataset.guideState = !isBegun ? 'none' : done < steps.length ? 'some' : 'all'
    element.style.setProperty('--guide-done', String(steps.length && done / steps.length))
    paintNumbers(element, '[data-guide-done]', String(done))
    paintNumbers(element, '[data-guide-total]', String(steps.length))
    paintUnit(element, steps.length)
  }
}

/** The steps an element counts. @param {HTMLElement} element */
export function countedIn({ dataset }) {
  return (dataset.guideCount ?? '').split(/\s+/).filter(Boolean).map(readCount)
}

/**
 * Whether all boxes are ticked; what every session asks for anew is done once it has been done.
 * @param {Subject} subject @param {Counted} step
 */
export function isDone(subject, step) {
  return ticked(subject, step) === step.times || step.names.some((name) => subject.kept.has(name))
}

/** @param {string} item ids with "~" between them, and ":n" for n boxes @returns {Counted} */
function readCount(item) {
  const [names, times = '1'] = item.split(':')
  return { names: names.split('~'), times: Number(times) }
}

/** @param {Subject} subject @param {Counted} step */
function ticked(subject, { names, times }) {
  return [...ticksOf(subject, names).keys()].filter((box) => box <= times).length
}

/** @param {HTMLElement} element @param {string} selector @param {string} said */
function paintNumbers(element, selector, said) {
  for (const number of element.querySelectorAll(selector)) {
    const isOurs = number.closest('[data-guide-count]') === element
    if (isOurs && number.textContent !== said) number.textContent = said
  }
}

/** @param {HTMLElement} element @param {number} total */
function paintUnit(element, total) {
  const [unit] = /** @type {NodeListOf<HTMLElement>} */ (element.querySelectorAll('[data-guide-unit]'))
  if (unit) paintNumbers(element, '[data-guide-unit]', unit.dataset[total === 1 ? 'guideOne' : 'guideMany'] ?? '')
}
