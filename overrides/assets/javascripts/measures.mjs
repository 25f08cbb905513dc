// @ts-check
/** What was measured of a subject, and when. */
import { inWords } from './days.mjs'
import { find } from './dialogs.mjs'
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
  if (list.textContent === rows.map(({ textContent }) => textContent).join('')) return // what has the focus keeps it
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
  const when = inWords(day, root.documentElement.lang || 'en', { dateStyle: 'medium' })
  const said = root.createElement('span')
  said.textContent = `${name}: ${value.toLocaleString(root.documentElement.lang)} ${option.dataset.guideUnit}, ${when}`
  const button = root.createElement('button')
  Object.assign(button, { type: 'button', className: 'guide-round guide-round--small', textContent: '×' })
  button.setAttribute('aria-label', fill(list.dataset.guideForget ?? '', { measure: name, day: when }))
  button.addEventListener('click', () => {
    act([{ kind: 'measure', measure: option.value, value: null, on: day }], words('measured'))
    const next = list.querySelector('button') ?? list.closest('form')?.querySelector('select')
    next?.focus() // the button that had it is gone
  })
  item.append(said, button)
  return item
}

/**
 * Note whose a value is as it is begun, for another tab may turn to another subject before it is added.
 * @param {EventTarget | null} field @param {import('./subject.mjs').Subject} subject
 */
export function noteWhose(field, { id }) {
  if (!(field instanceof HTMLInputElement) || field.name !== 'value') return
  field.dataset.guideOf = (field.value && field.dataset.guideOf) || id
}

/** It was added, or the reader turned to another subject here, who is meant then. @param {ParentNode} around */
export function forgetWhose(around) {
  delete (/** @type {HTMLElement | null} */ (around.querySelector('[name=value]'))?.dataset.guideOf)
}

/** A measure and its day, as a record. @param {HTMLFormElement} form @param {import('./subject.mjs').Subject} subject */
export function readMeasure(form, { id }) {
  const { guideOf } = /** @type {HTMLElement} */ (find(form, '[name=value]')).dataset
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (find(form, `[name=${name}]`)).value
  return { kind: 'measure', subject: guideOf ?? id, measure: field('measure'), value: Number(field('value')), on: field('on') }
}
