// @ts-check
/** Where each subject is: its plan, its stage and what comes next. */
import { find } from './dialogs.mjs'
import { isFinished } from './finished.mjs'
import { drawIcon } from './icons.mjs'
import { othersOf } from './others.mjs'
import { pageAt } from './pages.mjs'
import { countedIn, isDone } from './progress.mjs'
import { currentSubject } from './state.mjs'
import { isSkipped, planOf } from './subject.mjs'
import { nameOf } from './whose.mjs'
import { fill } from './words.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./journal.mjs').Journal} Journal */

/** How often each line was asked for. @type {WeakMap<HTMLElement, number>} */
const turns = new WeakMap()

/** @param {HTMLElement} element @param {Journal} journal @param {import('./guide.mjs').Hand} hand */
export function paint(element, journal, hand) {
  const root = element.ownerDocument
  const { state } = journal
  const current = currentSubject(state)
  paintWay(element, root, current)
  const others = othersOf(state).filter((subject) => stopOf(root, subject))
  element.hidden = others.length === 0
  element.style.setProperty('--guide-others', String(others.length))
  const list = find(element, '[data-guide-others]')
  const told = JSON.stringify(others.map((other) => [other.id, nameOf(other, root), ...saidAt(element, root, other)]))
  if (list.dataset.guideShown === told) return // what has the focus keeps it
  list.dataset.guideShown = told
  list.replaceChildren(...others.map((other) => card(element, root, journal, other, hand)))
}

/** What is said of where a subject is: the step too that is next, for it may be one of two. @param {HTMLElement} element @param {Document} root @param {Subject} subject */
function saidAt(element, root, subject) {
  const stop = /** @type {HTMLElement} */ (stopOf(root, subject))
  return [stop.dataset.guideStop, standingOf(root, stop, subject), progressAt(element, stop, subject), openAt(stop, subject)?.names[0]]
}

/** Whether the plan that a subject is on is finished or rests. @param {Document} root @param {HTMLElement} stop @param {Subject} subject */
function standingOf(root, stop, subject) {
  const plan = planAt(stop)
  if (isFinished(subject, plan, stopsIn(root))) return 'finished'
  return subject.paused.has(plan) ? 'paused' : ''
}

/** @param {HTMLElement} stop */
const planAt = ({ dataset }) => (dataset.guideStop ?? '').split('/')[0]

/** @param {Document} root @returns {HTMLElement[]} */
const stopsIn = (root) => [...root.querySelectorAll('.guide-card [data-guide-stop]')].map((stop) => /** @type {HTMLElement} */ (stop))

/** The stop where a subject is on the page's tracks: of the plan it is on, else of the one visited last. @param {Document} root @param {Subject} subject */
function stopOf(root, subject) {
  const plans = [planOf(subject), ...[...subject.places.keys()].reverse()]
  const stops = stopsIn(root)
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
  if (next) turns.set(next, (turns.get(next) ?? 0) + 1) // what an earlier painting waits for is said no more
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
  const turn = turns.get(line) ?? 0
  turns.set(line, turn + 1)
  const length = stop.dataset.guideLength
  const session = length ? fill(element.dataset.guideSession ?? '', { length }) : ''
  if (!line.textContent) line.textContent = session
  const open = openAt(stop, subject)
  const page = open && await pageAt(new URL(stop.dataset.guideHref ?? '', element.dataset.guideBase).href)
  const text = page?.getElementById(`text-${open?.names[0]}`)?.textContent
  if (turns.get(line) !== turn + 1) return // a later one was quicker
  line.textContent = [text ? fill(element.dataset.guideNext ?? '', { step: text }) : '', session].filter(Boolean).join(' ')
}

/** The first step that is still to do. @param {HTMLElement} stop @param {Subject} subject */
function openAt(stop, subject) {
  return countedIn(stop).find((step) => !isSkipped(subject, step.names) && !isDone(subject, step))
}

/** @param {Document} root @param {string} plan @returns {HTMLAnchorElement | null} the link to it that the page has */
const planLink = (root, plan) => root.querySelector(`.guide-card [data-guide-title-of="${plan}"]`)

/** A way to where another subject is; taking it, the pages are about that one. @param {HTMLElement} element @param {Document} root @param {Journal} journal @param {Subject} subject @param {import('./guide.mjs').Hand} hand */
function card(element, root, journal, subject, hand) {
  const stop = /** @type {HTMLElement} */ (stopOf(root, subject))
  const item = root.createElement('li')
  const link = root.createElement('a')
  const made = (/** @type {string} */ name, text = '') =>
    Object.assign(root.createElement('span'), { className: `guide-subject__${name}`, textContent: text })
  const [head, icon, next] = [made('head'), made('icon'), made('more')]
  const standing = standingOf(root, stop, subject)
  const plan = standing === 'finished' ? planLink(root, planAt(stop)) : null
  link.className = 'guide-subject'
  link.href = plan?.getAttribute('href') ?? stop.dataset.guideHref ?? ''
  drawIcon(icon, stop)
  const at = plan?.textContent ?? stop.dataset.guideTitle
  const more = plan ? element.dataset.guideFinished : progressAt(element, stop, subject)
  head.append(icon, made('name', nameOf(subject, root)))
  link.append(head, made('stage', at), made('more', more), next)
  link.addEventListener('click', () => {
    const name = nameOf(subject, root)
    hand.did(journal.append({ kind: 'current', subject: subject.id }), hand.words('switched', { name }))
  })
  item.append(link)
  if (standing === 'paused') next.textContent = element.dataset.guidePaused ?? ''
  else if (!plan) sayNext(element, stop, subject, next)
  return item
}
