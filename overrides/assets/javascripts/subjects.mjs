// @ts-check
/** Where each subject is: its plan, its stage and what comes next. */
import { find } from './dialogs.mjs'
import { othersOf } from './others.mjs'
import { countedIn, isDone } from './progress.mjs'
import { currentSubject } from './state.mjs'
import { isSkipped, planOf } from './subject.mjs'
import { nameOf } from './whose.mjs'
import { fill } from './words.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./journal.mjs').Journal} Journal */

/** Pages of stages that were read for their next step, by address. @type {Map<string, Promise<Document>>} */
const pages = new Map()

/** @param {HTMLElement} element @param {Journal} journal */
export function paint(element, journal) {
  const root = element.ownerDocument
  const { state } = journal
  const current = currentSubject(state)
  paintWay(element, root, current)
  const others = othersOf(state).filter((subject) => stopOf(root, subject))
  element.hidden = others.length === 0
  element.style.setProperty('--guide-others', String(others.length))
  find(element, '[data-guide-others]').replaceChildren(...others.map((other) => card(element, root, journal, other)))
}

/** The stop where a subject is on the page's tracks: of the plan it is on, else of the one visited last. @param {Document} root @param {Subject} subject */
function stopOf(root, subject) {
  const plans = [planOf(subject), ...[...subject.places.keys()].reverse()]
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.guide-card [data-guide-stop]')])
  const at = (/** @type {string} */ plan) => stops.find(({ dataset }) => dataset.guideStop === `${plan}/${subject.places.get(plan)}`)
    ?? (plan === subject.plan ? stops.find(({ dataset }) => dataset.guideStop?.startsWith(`${plan}/`)) : undefined)
  return plans.map(at).find(Boolean)
}

/** More about where Continue leads. @param {HTMLElement} element @param {Document} root @param {Subject} subject */
function paintWay(element, root, subject) {
  const way = root.querySelector('[data-guide-continue=""]')
  const href = way?.querySelector('a')?.getAttribute('href')
  const stop = /** @type {HTMLElement | undefined} */ ([...root.querySelectorAll('.guide-card [data-guide-stop]')]
    .find((each) => /** @type {HTMLElement} */ (each).dataset.guideHref === href))
  const plan = way?.querySelector('[data-guide-continue-plan]')
  const next = /** @type {HTMLElement | null | undefined} */ (way?.querySelector('[data-guide-continue-next]'))
  if (!stop || !plan || !next) return
  plan.textContent = progressAt(element, stop, subject)
  sayNext(element, stop, subject, next)
}

/** @param {HTMLElement} element @param {HTMLElement} stop @param {Subject} subject */
function progressAt(element, stop, subject) {
  const steps = countedIn(stop).filter(({ names }) => !isSkipped(subject, names))
  const plan = stop.closest('.guide-card')?.querySelector('[data-guide-title-of]')?.textContent ?? ''
  const done = steps.filter((step) => isDone(subject, step)).length
  return fill(element.dataset.guideProgress ?? '', { plan, done, all: steps.length })
}

/**
 * The first step that is still to do, read from the stage's own page; else how long a session is.
 * @param {HTMLElement} element @param {HTMLElement} stop @param {Subject} subject @param {HTMLElement} line
 */
async function sayNext(element, stop, subject, line) {
  const length = stop.dataset.guideLength
  const session = length ? fill(element.dataset.guideSession ?? '', { length }) : ''
  if (!line.textContent) line.textContent = session
  const open = countedIn(stop).find((step) => !isSkipped(subject, step.names) && !isDone(subject, step))
  // Made whole once: while a page is being swapped, its address is that of the next one already.
  const address = stop.dataset.guideAddress ??= new URL(stop.dataset.guideHref ?? '', stop.baseURI).href
  const text = open && await textOf(address, open.names[0])
  line.textContent = [text ? fill(element.dataset.guideNext ?? '', { step: text }) : '', session].filter(Boolean).join(' ')
}

/** @param {string} address @param {string} step @returns {Promise<string>} nothing where the page cannot be had */
async function textOf(address, step) {
  const read = async () => new DOMParser().parseFromString(await (await fetch(address)).text(), 'text/html')
  const page = pages.get(address) ?? read()
  pages.set(address, page)
  try {
    return (await page).getElementById(`text-${step}`)?.textContent ?? ''
  } catch {
    pages.delete(address)
    return ''
  }
}

/** A way to where another subject is; taking it, the pages are about that one. @param {HTMLElement} element @param {Document} root @param {Journal} journal @param {Subject} subject */
function card(element, root, journal, subject) {
  const stop = /** @type {HTMLElement} */ (stopOf(root, subject))
  const item = root.createElement('li')
  const link = root.createElement('a')
  const made = (/** @type {string} */ name, text = '') =>
    Object.assign(root.createElement('span'), { className: `guide-subject__${name}`, textContent: text })
  const next = made('more')
  link.className = 'guide-subject'
  link.href = stop.dataset.guideHref ?? ''
  link.append(made('name', nameOf(subject, root)), made('stage', stop.dataset.guideTitle), made('more', progressAt(element, stop, subject)), next)
  link.addEventListener('click', () => journal.append({ kind: 'current', subject: subject.id }))
  item.append(link)
  sayNext(element, stop, subject, next)
  return item
}
