// @ts-check
/** How many steps are done, wherever a page counts some. */

import { ticksOf } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {{names: string[], times: number}} Counted a step's ids, and how many boxes it has */

/** @param {ParentNode} root @param {Subject} subject */
export function paintProgress(root, subject) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-count]'))) {
    const steps = (element.dataset.guideCount ?? '').split(/\s+/).filter(Boolean).map(readCount)
    const done = steps.filter((step) => ticked(subject, step) === step.times).length
    const isBegun = steps.some((step) => ticked(subject, step) > 0)
    element.dataset.guideState = !isBegun ? 'none' : done < steps.length ? 'some' : 'all'
    element.style.setProperty('--guide-done', String(steps.length && done / steps.length))
    paintNumbers(element, String(done))
  }
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

/** @param {HTMLElement} element @param {string} done */
function paintNumbers(element, done) {
  for (const number of element.querySelectorAll('[data-guide-done]')) {
    const isOurs = number.closest('[data-guide-count]') === element
    if (isOurs && number.textContent !== done) number.textContent = done
  }
}
