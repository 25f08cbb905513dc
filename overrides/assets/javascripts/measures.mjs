// @ts-check
/** What was measured of a subject, and when. */
import { find, sayDay } from './dialogs.mjs'
import { fill } from './words.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */

/** @param {Hand} hand @param {ParentNode} dialog */
export function paintMeasured(hand, dialog) {
  const list = /** @type {HTMLElement | null} */ (dialog.querySelector('[data-guide-measured]'))
  if (!list) return
  const options = new Map([...dialog.querySelectorAll('option')].map((option) => [option.value, option]))
  const rows = [...hand.subject.measures].flatMap(([measure, days]) => {
    const option = options.get(measure)
    return option ? [...days].sort().reverse().map(([day, value]) => row(hand, list, option, day, value)) : []
  })
  list.replaceChildren(...rows)
}

/**
 * @param {Hand} hand @param {HTMLElement} list @param {HTMLOptionElement} option
 * @param {string} day @param {number} value
 */
function row(hand, list, option, day, value) {
  const { root, act, words } = hand
  const item = root.createElement('li')
  const name = option.text.replace(/ \([^)]*\)$/, '')
  const said = root.createElement('span')
  said.textContent = `${name}: ${value.toLocaleString(root.documentElement.lang)} ${option.dataset.guideUnit}, ${sayDay(root, day)}`
  const button = root.createElement('button')
  Object.assign(button, { type: 'button', className: 'guide-round guide-round--small', textContent: '×' })
  button.setAttribute('aria-label', fill(list.dataset.guideForget ?? '', { measure: name, day: sayDay(root, day) }))
  button.addEventListener('click', () => act([{ kind: 'measure', measure: option.value, value: null, on: day }], words('measured')))
  item.append(said, button)
  return item
}

/** A measure and its day, as a record. @param {HTMLFormElement} form */
export function readMeasure(form) {
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (find(form, `[name=${name}]`)).value
  return { kind: 'measure', measure: field('measure'), value: Number(field('value')), on: field('on') }
}
