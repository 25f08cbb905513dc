// @ts-check
/** Works out a calculator's results as its numbers change. Nothing that is typed is kept. */
import { phrasesIn } from './phrases.mjs'

/** @typedef {[name: string, steps: (string | number)[], rounded: string, places: number]} Sum */

/** @type {WeakSet<HTMLElement>} */
const started = new WeakSet()

/** @type {Record<string, (first: number, second: number) => number>} */
const DOES = { '+': (a, b) => a + b, '-': (a, b) => a - b, '*': (a, b) => a * b, '/': (a, b) => a / b }

/** A hair more or less, for 0.3 / 0.1 is a hair less than 3. @type {Record<string, (value: number) => number>} */
const ROUNDS = {
  nearest: (value) => Math.floor(value + 0.5 + 1e-9),
  down: (value) => Math.floor(value + 1e-9),
  up: (value) => Math.ceil(value - 1e-9),
}

/** @param {HTMLElement} element */
export function paint(element) {
  const form = element.querySelector('form')
  if (!form || started.has(element)) return
  started.add(element)
  const { say, locale } = phrasesIn(element)
  const sums = /** @type {Sum[]} */ (JSON.parse(form.dataset.guideSums ?? '[]'))
  const inputs = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll('input')])
  const show = () => {
    for (const input of inputs) tell(form, input, input.validity.valid ? '' : say('limits', { least: input.min, most: input.max }))
    const given = inputs.every(({ validity }) => validity.valid)
      ? new Map(inputs.map((input) => [input.name, input.valueAsNumber])) : null
    for (const sum of sums) output(form, sum[0]).textContent = given ? result(sum, given).toLocaleString(locale) : say('none')
  }
  form.addEventListener('input', show)
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('click', ({ target }) => {
    if (!(target instanceof HTMLButtonElement)) return
    for (const input of inputs) if (input.name === target.dataset.guideUsual) input.value = target.value
    show()
  })
  show()
  form.hidden = false
}

/** @param {HTMLFormElement} form @param {string} name */
const output = (form, name) => /** @type {HTMLOutputElement} */ (form.querySelector(`output[name="${name}"]`))

/** Say what is wrong with a number, or nothing. @param {HTMLFormElement} form @param {HTMLInputElement} input @param {string} fault */
function tell(form, input, fault) {
  input.setAttribute('aria-invalid', String(Boolean(fault)))
  const place = /** @type {HTMLElement} */ (form.querySelector(`[data-guide-fault="${input.name}"]`))
  if (place.textContent !== fault) place.textContent = fault
}

/** @param {Sum} sum @param {Map<string, number>} values to which the exact result is added @returns {number} rounded */
function result([name, steps, rounded, places], values) {
  /** @type {number[]} */
  const stack = []
  for (const step of steps) {
    if (typeof step === 'number') stack.push(step)
    else if (Object.hasOwn(DOES, step)) stack.push(DOES[step](...takeTwo(stack)))
    else stack.push(values.get(step) ?? NaN)
  }
  values.set(name, stack[0])
  return ROUNDS[rounded](stack[0] * 10 ** places) / 10 ** places
}

/** @param {number[]} stack @returns {[number, number]} */
const takeTwo = (stack) => /** @type {[number, number]} */ (stack.splice(-2))
