// @ts-check
/** How many steps are done, wherever a page counts some. */

import { ticksOf } from './state.mjs'

/** @typedef {import('./state.mjs').State} State */
/** @typedef {{names: string[], times: number}} Counted a step's ids, and how many boxes it has */

/** @param {ParentNode} root @param {State} state */
export function paintProgress(root, state) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-count]'))) {
    const steps = (element.dataset.guideCount ?? '').split(/\s+/).filter(Boolean).map(readCount)
    const done = steps.filter((step) => ticked(state, step) === step.times).length
    const isBegun = steps.some((step) => ticked(state, step) > 0)
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

/** @param {State} state @param {Counted} step */
function ticked(state, { names, times }) {
  return [...ticksOf(state, names).keys()].filter((box) => box <= times).length
}

/** @param {HTMLElement} element @param {string} done */
function paintNumbers(element, done) {
  for (const number of element.querySelectorAll('[data-guide-done]')) {
    const isOurs = number.closest('[data-guide-count]') === element
    if (isOurs && number.textContent !== done) number.textContent = done
  }
}
