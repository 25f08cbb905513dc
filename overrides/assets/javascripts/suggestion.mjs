// @ts-check
/** Shows what the sessions of a stage suggest, wherever the page has room for it. */
import { advise } from './advice.mjs'
import { patternOf } from './late.mjs'
import { countedIn, isDone } from './progress.mjs'
import { namesOf } from './steps.mjs'
import { isSkipped } from './subject.mjs'
import { isSteppedBack, stageOf } from './training.mjs'
import { fill } from './words.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./advice.mjs').Advice} Advice */

/** @param {Document} root @param {Subject} subject */
export function paintSuggestion(root, subject) {
  const here = stageOf(root)
  if (!here?.advice) return
  const { activeElement } = root
  const advice = advise(subject, factsOf(root, subject, here, here.advice))
  for (const section of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-advice]'))) {
    section.hidden = !advice
    if (!advice) continue
    if (!section.firstElementChild) fillIn(section, patternOf(root, 'advice'))
    paint(section, advice, openSafety(root, subject))
  }
  const hasStepped = advice?.what === 'stepped' || (advice?.what === 'paused' && isSteppedBack(subject, here))
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-stepped]'))) {
    line.hidden = !hasStepped
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('.guide-setback [data-guide-setback]'))) {
    button.hidden = hasStepped
  }
  keepFocus(activeElement)
}

/** A button that is hidden once it was pressed leaves the focus to the way it opened. @param {Element | null} button */
function keepFocus(button) {
  if (!(button instanceof HTMLElement) || !button.hidden) return
  if ('guidePause' in button.dataset) {
    const other = button.parentElement?.querySelector('[data-guide-pause]:not([hidden])')
    if (other instanceof HTMLElement) other.focus()
  }
  if (!('guideSetback' in button.dataset)) return
  const around = button.closest('[data-guide-advice], .guide-setback')
  const way = around?.querySelector('[data-guide-backward], .guide-setback__to a')
  if (way instanceof HTMLElement) way.focus()
}

/** @param {ParentNode} root @param {Subject} subject @param {import('./training.mjs').Stage} here @param {HTMLElement} section */
function factsOf(root, subject, { plan, stage, back, once }, { dataset }) {
  const list = /** @type {HTMLElement | null} */ (root.querySelector('.guide-checklist'))
  const steps = list ? countedIn(list).filter(({ names }) => !isSkipped(subject, names)) : []
  return {
    plan, stage, green: Number(dataset.guideGreen), days: Number(dataset.guideDays),
    hasSessions: 'guideSessions' in dataset, isFinal: 'guideFinal' in dataset, hasBack: back !== '',
    done: steps.filter((step) => isDone(subject, step)).length, all: steps.length, once,
  }
}

/** The texts of steps about safety that are still to do. @param {ParentNode} root @param {Subject} subject */
function openSafety(root, subject) {
  const steps = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.guide-checklist [data-guide-safety]')])
  return steps.filter((step) => {
    const names = namesOf(step)
    const times = step.querySelectorAll('input').length
    return !isSkipped(subject, names) && !isDone(subject, { names, times }) && !('guideEvery' in step.dataset)
  }).map((step) => step.querySelector('label')?.textContent ?? '')
}

/** @param {HTMLElement} section @param {DocumentFragment | null} pattern */
function fillIn(section, pattern) {
  section.append(pattern?.cloneNode(true) ?? '')
  const title = section.querySelector('[id]')
  if (title && !section.closest('dialog')) section.setAttribute('aria-labelledby', title.id) // one region of that name
}

/** @param {HTMLElement} section @param {Advice} advice @param {string[]} open */
function paint(section, { what, why, values }, open) {
  const title = /** @type {HTMLElement} */ (section.querySelector('[data-guide-what]'))
  const said = JSON.parse(title.dataset.guideSay ?? '{}')
  const lines = /** @type {HTMLElement} */ (section.querySelector('[data-guide-why]'))
  const questions = { ate: lines.dataset.guideAte, left: lines.dataset.guideLeft }
  const sentences = why.map((name) => fill(said[name], { ...values, question: questions[/** @type {'ate'} */ (name)] }))
  if (what === 'move-on' && open.length > 0) sentences.push(fill(said['open-safety'], { steps: open.join(' ') }))
  title.textContent = said[what === 'stepped' ? 'step-back' : what]
  section.dataset.guideAdvice = what
  lines.textContent = sentences.join(' ')
  show(section, '[data-guide-alternative]', why.includes('pause'))
  show(section, '[data-guide-pause=begin]', why.includes('pause'))
  show(section, '[data-guide-pause=end]', what === 'paused')
  show(section, '[data-guide-onward]', what === 'move-on')
  show(section, '[data-guide-setback]', what === 'step-back')
  show(section, '[data-guide-backward]', what === 'stepped')
}

/** @param {ParentNode} section @param {string} selector @param {boolean} isSo */
function show(section, selector, isSo) {
  const element = /** @type {HTMLElement | null} */ (section.querySelector(selector))
  if (element) element.hidden = !isSo
}
