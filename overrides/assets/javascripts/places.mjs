// @ts-check
/** Where the reader last was: the stop on the track, and the way back to it, or that the plan rests or is finished. */
import { isFinished } from './finished.mjs'
import { drawIcon } from './icons.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */

/**
 * The place this page is, as a record; null when it is none, or the one visited last.
 * @param {ParentNode} root @param {Subject} subject
 */
export function readVisit(root, { places }) {
  const element = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-place]'))
  const [plan, stage] = (element?.dataset.guidePlace ?? '').split('/')
  const isLast = [...places.keys()].at(-1) === plan && places.get(plan) === stage
  return stage && !isLast ? { kind: 'place', plan, stage } : null
}

/** @param {ParentNode} root @param {Subject} subject */
export function paintPlaces(root, subject) {
  const { places } = subject
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('[data-guide-stop]')])
  for (const stop of stops) paintStop(stop, isAt(places, stop))
  const recent = [...places.keys()].reverse()
  const ways = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-continue]'))
  const areShown = [...ways].map((way) => {
    const plans = way.dataset.guideContinue ? [way.dataset.guideContinue] : recent
    const stop = stopIn(plans, stops, places)
    const [plan] = (stop?.dataset.guideStop ?? '').split('/')
    const isEnd = stop !== undefined && isFinished(subject, plan, stops)
    paintWay(way, stop)
    paintEnd(way, isEnd, root.querySelector(`[data-guide-title-of="${plan}"]`))
    paintPause(way, !isEnd && subject.paused.has(plan) ? plan : '')
    return stop !== undefined
  })
  const fresh = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-fresh]'))
  for (const element of fresh) element.hidden = areShown.includes(true)
}

/** @param {Subject['places']} places @param {HTMLElement} stop */
function isAt(places, stop) {
  const [plan, stage] = (stop.dataset.guideStop ?? '').split('/')
  return places.get(plan) === stage
}

/** The first of the plans whose place has a stop here. @param {string[]} plans @param {HTMLElement[]} stops @param {Subject['places']} places */
function stopIn(plans, stops, places) {
  const here = new Map(stops.map((stop) => [stop.dataset.guideStop, stop]))
  return plans.map((plan) => here.get(`${plan}/${places.get(plan)}`)).find(Boolean)
}

/** @param {HTMLElement} stop @param {boolean} isHere */
function paintStop(stop, isHere) {
  stop.toggleAttribute('data-guide-here', isHere)
  if (!(stop instanceof HTMLAnchorElement)) return
  if (isHere) stop.setAttribute('aria-current', 'step')
  else stop.removeAttribute('aria-current')
}

/**
 * Link and title come from the page's own stop, never from storage.
 * @param {HTMLElement} way @param {HTMLElement | undefined} stop
 */
function paintWay(way, stop) {
  way.hidden = !stop
  const title = way.querySelector('[data-guide-continue-title]')
  if (stop && title) title.textContent = stop.dataset.guideTitle ?? ''
  drawIcon(way.querySelector('[data-guide-continue-icon]'), stop)
  if (stop) way.querySelector('a')?.setAttribute('href', stop.dataset.guideHref ?? '')
}

/**
 * Of a finished plan its own page says so in the place of the way; elsewhere the way leads there.
 * @param {HTMLElement} way @param {boolean} isEnd @param {HTMLAnchorElement | null} plan the link to it
 */
function paintEnd(way, isEnd, plan) {
  const end = /** @type {HTMLElement | null | undefined} */ (way.parentElement?.querySelector('[data-guide-finish]'))
  if (end) end.hidden = !isEnd
  if (end && isEnd) way.hidden = true
  const label = labelOf(way)
  label.dataset.guideSay ??= label.textContent ?? ''
  label.textContent = (isEnd && way.dataset.guideFinished) || label.dataset.guideSay
  if (end) return
  way.toggleAttribute('data-guide-ended', isEnd)
  if (!isEnd || !plan) return
  way.querySelector('a')?.setAttribute('href', plan.getAttribute('href') ?? '')
  for (const [name, said] of [['title', plan.textContent], ['plan', way.dataset.guideAfter], ['next', '']]) {
    const line = way.querySelector(`[data-guide-continue-${name}]`)
    if (line) line.textContent = said ?? ''
  }
}

/**
 * A plan that rests can be gone on with at once.
 * @param {HTMLElement} way @param {string} plan the one that rests, or none
 */
function paintPause(way, plan) {
  const end = /** @type {HTMLElement | null} */ (way.querySelector('[data-guide-pause]'))
  if (plan) labelOf(way).textContent = way.dataset.guidePaused ?? ''
  way.toggleAttribute('data-guide-resting', plan !== '')
  if (!end) return
  if (!plan && end.matches(':focus')) way.querySelector('a')?.focus() // the button that has it goes
  end.dataset.guidePauseOf = plan
  end.hidden = !plan
}

/** @param {HTMLElement} way @returns {HTMLElement} what it says before the title */
const labelOf = (way) => /** @type {HTMLElement} */ (way.querySelector('[data-guide-continue-label]'))
