// @ts-check
/** How many steps are done, wherever a page counts some. */

/** @typedef {import('./state.mjs').State} State */

/** @param {ParentNode} root @param {State} state */
export function paintProgress(root, state) {
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-count]'))) {
    const steps = (element.dataset.guideCount ?? '').split(/\s+/).filter(Boolean).map(readCount)
    const done = steps.filter(([step, times]) => ticksOf(state, step, times) === times).length
    const isBegun = steps.some(([step, times]) => ticksOf(state, step, times) > 0)
    element.dataset.guideState = !isBegun ? 'none' : done < steps.length ? 'some' : 'all'
    element.style.setProperty('--guide-done', String(steps.length && done / steps.length))
    paintNumbers(element, String(done))
  }
}

/** @param {string} item an id, or an id and how many boxes it has @returns {[string, number]} */
function readCount(item) {
  const [step, times = '1'] = item.split(':')
  return [step, Number(times)]
}

/** @param {State} state @param {string} step @param {number} times */
function ticksOf({ boxes }, step, times) {
  return [...boxes.get(step) ?? []].filter((box) => box <= times).length
}

/** @param {HTMLElement} element @param {string} done */
function paintNumbers(element, done) {
  for (const number of element.querySelectorAll('[data-guide-done]')) {
    const isOurs = number.closest('[data-guide-count]') === element
    if (isOurs && number.textContent !== done) number.textContent = done
  }
}
