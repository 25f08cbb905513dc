// @ts-check
/** Reminders: a form whose answer is a file for the reader's own calendar. */
import { calendarOf, sessionsIn } from './calendar.mjs'
import { dayOf } from './days.mjs'
import { newId } from './ids.mjs'
import { readOutline } from './outline.mjs'
import { phrasesIn } from './phrases.mjs'
import { saveFile } from './saving.mjs'
import { currentSubject } from './state.mjs'
import { planOf } from './subject.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */

const SHORT = 10

/** @type {WeakSet<HTMLElement>} */
const opened = new WeakSet()

/** @param {HTMLElement} element @param {Journal} journal */
export function paint(element, journal) {
  if (opened.has(element)) return
  opened.add(element)
  const form = /** @type {HTMLFormElement} */ (element.querySelector('form'))
  const outline = readOutline(element)
  const chooser = /** @type {HTMLSelectElement} */ (form.querySelector('select'))
  const current = planOf(currentSubject(journal.state))
  chooser.replaceChildren(...outline.plans.map(({ id, title }) => new Option(title, id, id === current, id === current)))
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const said = element.querySelector('[data-guide-said]')
    if (said) said.textContent = make(element, form, journal, outline)
  })
}

/**
 * @param {HTMLElement} element @param {HTMLFormElement} form @param {Journal} journal
 * @param {import('./outline.mjs').Outline} outline @returns {string} what came of it, in words
 */
function make(element, form, journal, outline) {
  const { say, count } = phrasesIn(element)
  const answers = new FormData(form)
  const plan = outline.plans.find(({ id }) => id === answers.get('plan'))
  const days = answers.getAll('day').map(String)
  if (!plan || days.length === 0) return say('no-day')
  const { minutes } = stageOf(plan, journal)
  const now = journal.parts.now()
  const today = new Date(now)
  const sessions = {
    title: say('title', { plan: plan.title }),
    about: minutes ? say('about', { minutes: count('minutes', minutes) }) : say('about-open'),
    url: new URL(plan.href, element.ownerDocument.baseURI).href,
    days,
    times: [...new Set(['time', 'second'].map((name) => String(answers.get(name))))].filter(Boolean),
    weeks: Number(answers.get('weeks')),
    minutes: minutes ?? SHORT,
    from: dayOf(today),
    passed: [today.getHours(), today.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':'),
  }
  const name = `${journal.store}-${plan.id}.ics`
  saveFile(element.ownerDocument, name, calendarOf(sessions, journal.store, newId(), now), 'text/calendar')
  return count('made', sessionsIn(sessions), { name })
}

/** Where the subject is in the plan. @param {import('./outline.mjs').Plan} plan @param {Journal} journal */
function stageOf({ id, stages }, journal) {
  const at = currentSubject(journal.state).places.get(id)
  return stages.find(({ place }) => place === `${id}/${at}`) ?? stages[0]
}
