// @ts-check
/** What a reader can do with a step beside its boxes: count up and down, and leave it out. */
import { inputsOf, namesOf, stepOf, tick } from './steps.mjs'
import { isSkipped } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./state.mjs').JournalRecord} JournalRecord */

/** @param {ParentNode} root @param {Subject} subject @param {(name: string) => string} words */
export function paintStepping(root, subject, words) {
  const said = { in: words('unskip'), out: words('skip') }
  for (const step of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-step]'))) {
    paintSkip(step, subject, said)
    paintCount(step)
  }
}

/** @param {HTMLElement} step @param {Subject} subject @param {{in: string, out: string}} said on its button */
function paintSkip(step, subject, said) {
  const isOut = isSkipped(subject, namesOf(step))
  step.toggleAttribute('data-guide-skipped', isOut)
  for (const input of inputsOf(step)) input.disabled = isOut
  const button = step.querySelector('[data-guide-skip]')
  if (button) button.textContent = isOut ? said.in : said.out
}

/** How many are ticked, and which of the two ways is open. @param {HTMLElement} step */
function paintCount(step) {
  const inputs = inputsOf(step)
  const counted = inputs.filter((input) => input.checked).length
  const number = step.querySelector('[data-guide-counted]')
  if (!number) return
  if (number.textContent !== String(counted)) number.textContent = String(counted)
  const isOut = step.hasAttribute('data-guide-skipped')
  enable(step, '[data-guide-less]', !isOut && counted > 0)
  enable(step, '[data-guide-more]', !isOut && counted < inputs.length)
}

/**
 * Not `disabled`, which would take the focus away from under the reader's finger.
 * @param {HTMLElement} step @param {string} button @param {boolean} isOpen
 */
function enable(step, button, isOpen) {
  step.querySelector(button)?.setAttribute('aria-disabled', String(!isOpen))
}

/**
 * One more or one less of a repeat, as a record; null for any other target.
 * @param {Element} target @returns {JournalRecord | null}
 */
export function readCount(target) {
  const button = target.closest('[data-guide-less], [data-guide-more]')
  const step = button && stepOf(button)
  if (!step || button.getAttribute('aria-disabled') === 'true') return null
  const isMore = button.hasAttribute('data-guide-more')
  const inputs = inputsOf(step)
  const input = isMore ? inputs.find(({ checked }) => !checked) : inputs.findLast(({ checked }) => checked)
  return input ? tick(step, inputs.indexOf(input) + 1, isMore) : null
}

/**
 * A step left out or brought back, as a record; null for any other target.
 * @param {Element} target @returns {JournalRecord | null}
 */
export function readSkip(target) {
  const button = target.closest('[data-guide-skip]')
  const step = button && stepOf(button)
  if (!step) return null
  return { kind: 'skip', step: step.dataset.guideStep, on: !step.hasAttribute('data-guide-skipped') }
}
