// @ts-check
/** The history of the current subject: the way it came, its sessions, its weeks, its steps. */
import { barsOf, drawBars, drawWay } from './charts.mjs'
import { inWords } from './days.mjs'
import { smallMark } from './drawing.mjs'
import { readOutline } from './outline.mjs'
import { phrasesIn } from './phrases.mjs'
import { currentSubject } from './state.mjs'
import { storyOf } from './story.mjs'
import { listWeeks } from './weeks.mjs'

/** @typedef {import('./story.mjs').Story} Story */
/** @typedef {{phrases: import('./phrases.mjs').Phrases, outline: import('./outline.mjs').Outline, shown: string}} View */

/** @type {WeakMap<HTMLElement, View>} */
const views = new WeakMap()

/** @param {HTMLElement} element @param {import('./journal.mjs').Journal} journal */
export function paint(element, journal) {
  const view = views.get(element) ?? { phrases: phrasesIn(element), outline: readOutline(element), shown: '' }
  views.set(element, view)
  const subject = currentSubject(journal.state)
  const story = storyOf(subject, view.outline)
  const told = JSON.stringify([subject.name, story])
  if (told === view.shown) return // nothing that is open is closed for nothing
  view.shown = told
  const isEmpty = story.sessions.length + story.done.length === 0
  part(element, 'empty').hidden = !isEmpty
  part(element, 'full').hidden = isEmpty
  if (!isEmpty) paintStory(element, story, subject.name, view)
}

/** @param {HTMLElement} element @param {string} name @returns {HTMLElement} */
const part = (element, name) => /** @type {HTMLElement} */ (element.querySelector(`[data-guide-history="${name}"]`))

/** @param {HTMLElement} element @param {Story} story @param {string} name @param {View} view */
function paintStory(element, story, name, { phrases, outline }) {
  const { sessions, done } = story
  part(element, 'lead').textContent = lead(story, name, phrases)
  part(element, 'ways').replaceChildren(...story.ways.map((way) => wayFigure(way, phrases)))
  const bars = barsOf(sessions)
  part(element, 'minutes').hidden = bars.length === 0
  part(element, 'bars').replaceChildren(...bars.length ? [drawBars(bars, barsLabel(bars, phrases))] : [])
  part(element, 'weeks').replaceChildren(...listWeeks(story.weeks, phrases))
  part(element, 'sessions').hidden = sessions.length === 0
  part(element, 'rows').replaceChildren(...[...sessions].reverse().map((each) => row(each, phrases, outline)))
  const noted = sessions.filter(({ outcome }) => outcome.note.trim() !== '').reverse()
  part(element, 'noted').hidden = noted.length === 0
  part(element, 'notes').replaceChildren(...noted.map((each) => note(each, phrases, outline)))
  part(element, 'ticks').replaceChildren(...stepsByDay(done, phrases, outline))
}

/** @param {Story} story @param {string} name @param {View['phrases']} phrases */
function lead({ sessions, done }, name, { say, count, locale }) {
  const [first] = [...sessions.map(({ on }) => on), ...done.map(({ day }) => day)].sort()
  return say(name ? 'lead' : 'lead-unnamed', {
    name, sessions: count('sessions', sessions.length), steps: count('steps', done.length), date: inWords(first, locale),
  })
}

/** @param {import('./story.mjs').Way} way @param {View['phrases']} phrases */
function wayFigure(way, { say, count, locale }) {
  const { plan, points, backs } = way
  const numbers = points.map(({ stage }) => stage)
  const last = /** @type {typeof points[0]} */ (points.at(-1))
  const label = say('way-label', {
    first: numbers[0], from: inWords(points[0].day, locale), last: last.stage, to: inWords(last.day, locale),
    backs: count('backs', backs), top: Math.max(...numbers), all: plan.stages.length,
  })
  const heading = withText('h2', say('way', { plan: plan.title }))
  const now = document.createElement('a')
  const stage = plan.stages[last.stage - 1]
  Object.assign(now, { textContent: say('stage', { n: stage.number, title: stage.title }), href: stage.href })
  const caption = document.createElement('figcaption')
  caption.append(now, ...backs > 0 ? [withText('p', say('back-note'))] : [])
  const figure = document.createElement('figure')
  figure.className = 'guide-figure'
  figure.append(heading, drawWay(way, label, locale), caption)
  return figure
}

/** @param {import('./story.mjs').Ended[]} bars @param {View['phrases']} phrases */
function barsLabel(bars, { say, count }) {
  const minutes = bars.map(({ outcome }) => outcome.minutes ?? 0)
  const of = (/** @type {string} */ colour) => bars.filter(({ outcome }) => outcome.colour === colour).length
  return say('bars-label', {
    sessions: count('sessions', bars.length), least: count('minutes', Math.min(...minutes)),
    most: count('minutes', Math.max(...minutes)), green: of('green'), amber: of('amber'), red: of('red'),
  })
}

/** The stage of a session, in words. @param {import('./story.mjs').Ended} session @param {View['phrases']} phrases @param {View['outline']} outline */
function whereOf({ plan, stage }, { say }, { stages }) {
  const at = stages.get(`${plan}/${stage}`)
  return at ? say('stage', { n: at.number, title: at.title }) : say('gone')
}

/** @param {import('./story.mjs').Ended} session @param {View['phrases']} phrases @param {View['outline']} outline */
function note(session, phrases, outline) {
  const { on, outcome } = session
  const about = withText('p', ` ${inWords(on, phrases.locale)}. ${whereOf(session, phrases, outline)}`)
  about.className = 'guide-week__about'
  about.prepend(smallMark(outcome.colour), withText('span', phrases.say(outcome.colour), 'guide-unseen'))
  const item = document.createElement('li')
  item.className = 'guide-week guide-week--note'
  item.append(about, withText('p', outcome.note))
  return item
}

/** @param {import('./story.mjs').Ended} session @param {View['phrases']} phrases @param {View['outline']} outline */
function row(session, phrases, outline) {
  const { on, checked, outcome: { colour, ate, left, minutes, note } } = session
  const { say, locale } = phrases
  const answer = (/** @type {boolean | null} */ value) => say(value === null ? 'unsaid' : value ? 'yes' : 'no')
  const day = withText('th', inWords(on, locale, { day: 'numeric', month: 'short', year: 'numeric' }))
  day.setAttribute('scope', 'row')
  const how = document.createElement('td')
  how.append(smallMark(colour), ` ${say(colour)}`)
  const line = document.createElement('tr')
  const texts = [minutes === null ? '' : String(minutes), whereOf(session, phrases, outline), answer(ate), answer(left), note]
  line.append(day, how, ...texts.map((text) => withText('td', text)), seenTo(checked, outline))
  return line
}

/** What was true of a session of all that each one asks for. @param {Set<string>} checked @param {View['outline']} outline */
function seenTo(checked, { texts }) {
  const cell = document.createElement('td')
  const known = new Set([...checked].flatMap((step) => texts.get(step) ?? []))
  cell.append(...[...known].map((text) => withText('p', text)))
  return cell
}

/** @param {import('./story.mjs').Done[]} done @param {View['phrases']} phrases @param {View['outline']} outline */
function stepsByDay(done, { say, count, locale }, { texts }) {
  const days = [...new Set(done.map(({ day }) => day))].sort().reverse()
  return days.map((day) => {
    const steps = done.filter((each) => each.day === day).map(({ step }) => step)
    const known = [...new Set(steps.flatMap((step) => texts.get(step) ?? []))]
    const gone = steps.filter((step) => !texts.has(step)).length
    const list = document.createElement('ul')
    list.append(...[...known, ...gone ? [count('gone-step', gone)] : []].map((text) => withText('li', text)))
    const details = document.createElement('details')
    details.className = 'guide-more guide-more--day'
    details.append(withText('summary', `${inWords(day, locale)}: ${count('steps', steps.length)}`), list)
    return details
  })
}

/** @param {string} name @param {string} text @param {string} [style] a class */
function withText(name, text, style = '') {
  const element = document.createElement(name)
  if (style) element.className = style
  element.textContent = text
  return element
}
