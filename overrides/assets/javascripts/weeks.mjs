// @ts-check
/** Week by week: seven days in a row, and a pause told as a pause. */
import { dayAt, inWords } from './days.mjs'
import { smallMark } from './drawing.mjs'

/** @typedef {import('./story.mjs').Week} Week */

const SHOWN = 6

/** The last weeks, and those before them to open. @param {Week[]} weeks the last one first @param {import('./phrases.mjs').Phrases} phrases */
export function listWeeks(weeks, phrases) {
  const items = itemsOf(weeks, phrases)
  if (items.length <= SHOWN + 2) return items
  const summary = document.createElement('summary')
  summary.textContent = phrases.say('earlier')
  const list = document.createElement('ul')
  list.className = 'guide-weeks'
  list.setAttribute('role', 'list')
  list.append(...items.slice(SHOWN))
  const details = document.createElement('details')
  details.className = 'guide-more'
  details.append(summary, list)
  const item = document.createElement('li')
  item.append(details)
  return [...items.slice(0, SHOWN), item]
}

/** @param {Week[]} weeks @param {import('./phrases.mjs').Phrases} phrases */
function itemsOf(weeks, phrases) {
  return weeks.flatMap((week, index) => {
    const later = weeks[index - 1]
    const empty = later ? (later.monday - week.monday) / 7 - 1 : 0
    return [...empty > 0 ? [pause(phrases.count('pause', empty))] : [], row(week, phrases)]
  })
}

/** @param {string} text */
function pause(text) {
  const item = document.createElement('li')
  item.className = 'guide-week guide-week--pause'
  item.textContent = text
  return item
}

/** @param {Week} week @param {import('./phrases.mjs').Phrases} phrases */
function row({ monday, days }, { say, count, locale }) {
  const sessions = days.reduce((sum, { colours }) => sum + colours.length, 0)
  const steps = days.reduce((sum, day) => sum + day.steps, 0)
  const form = /** @type {const} */ ({ day: 'numeric', month: 'short' })
  const about = document.createElement('p')
  about.className = 'guide-week__about'
  const when = document.createElement('strong')
  when.textContent = say('week', { from: inWords(dayAt(monday), locale, form), to: inWords(dayAt(monday + 6), locale, form) })
  const counts = [...sessions ? [count('sessions', sessions)] : [], ...steps ? [count('steps', steps)] : []]
  about.append(when, ` ${counts.join(', ')}`)
  const cells = document.createElement('div')
  cells.className = 'guide-week__days'
  cells.setAttribute('aria-hidden', 'true') // the line above says it
  cells.append(...days.map((day) => cell(day, locale)))
  const item = document.createElement('li')
  item.className = 'guide-week'
  item.append(about, cells)
  return item
}

/** @param {Week['days'][number]} day @param {string} locale */
function cell({ day, colours, steps }, locale) {
  const name = document.createElement('span')
  name.textContent = inWords(day, locale, { weekday: 'narrow' })
  const marks = document.createElement('span')
  marks.className = 'guide-week__marks'
  marks.append(...colours.map(smallMark), ...steps && !colours.length ? [smallMark('')] : [])
  const element = document.createElement('div')
  element.append(name, marks)
  return element
}
