// @ts-check
/** The two pictures of a history: the stages over time, and the minutes of the last sessions. */
import { inWords, numberOf } from './days.mjs'
import { draw, mark } from './drawing.mjs'

/** @typedef {import('./story.mjs').Way} Way */
/** @typedef {import('./story.mjs').Ended} Ended */

const WIDTH = 358
const LEFT = 26
const RIGHT = 12
const MOST_BARS = 24
const BAR_ROOM = 110

/**
 * Days from left to right, stages from the bottom up. A step back is dashed.
 * @param {Way} way @param {string} label @param {string} locale
 */
export function drawWay({ plan, points }, label, locale) {
  const rows = plan.stages.length
  const gap = Math.max(14, Math.min(24, 260 / rows))
  const height = gap * rows + 30
  const [from, to] = [points[0].day, /** @type {typeof points[0]} */ (points.at(-1)).day].map(numberOf)
  const x = (/** @type {string} */ day) => LEFT + 8 + ((numberOf(day) - from) / (to - from || 1)) * (WIDTH - LEFT - RIGHT - 8)
  const y = (/** @type {number} */ stage) => 10 + gap * (rows - stage + 0.5) - gap / 4
  const picture = draw('svg', { class: 'guide-chart', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label })
  picture.append(...plan.stages.flatMap(({ number }) => [
    draw('line', { class: 'guide-chart__grid', x1: LEFT, x2: WIDTH - 2, y1: y(number), y2: y(number) }),
    draw('text', { class: 'guide-chart__label', x: LEFT - 6, y: y(number) + 4, 'text-anchor': 'end' }, String(number)),
  ]))
  picture.append(...points.slice(1).map((point, index) => draw('path', {
    class: `guide-chart__way${point.stage < points[index].stage ? ' guide-chart__way--back' : ''}`,
    d: `M${x(points[index].day).toFixed(1)} ${y(points[index].stage)}L${x(point.day).toFixed(1)} ${y(point.stage)}`,
  })))
  picture.append(...points.map(({ day, stage, colour }) => mark(colour, x(day), y(stage), 5)))
  const form = /** @type {const} */ ({ day: 'numeric', month: 'short' })
  picture.append(draw('text', { class: 'guide-chart__label', x: LEFT, y: height - 4 }, inWords(points[0].day, locale, form)))
  if (to > from) {
    const last = /** @type {typeof points[0]} */ (points.at(-1)).day
    picture.append(draw('text', { class: 'guide-chart__label', x: WIDTH - 2, y: height - 4, 'text-anchor': 'end' }, inWords(last, locale, form)))
  }
  return picture
}

/** The sessions that have minutes, the last ones of them. @param {Ended[]} sessions */
export const barsOf = (sessions) =>
  sessions.filter(({ outcome }) => outcome.minutes !== null).slice(-MOST_BARS)

/**
 * A bar a session, as high as its minutes, under the mark of its colour.
 * @param {Ended[]} sessions @param {string} label
 */
export function drawBars(sessions, label) {
  const most = Math.max(1, ...sessions.map(({ outcome }) => outcome.minutes ?? 0))
  const step = Math.min(30, (WIDTH - 8) / sessions.length)
  const height = BAR_ROOM + 44
  const picture = draw('svg', { class: 'guide-chart', viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': label })
  picture.append(draw('line', { class: 'guide-chart__grid', x1: 0, x2: WIDTH, y1: height - 18, y2: height - 18 }))
  sessions.forEach(({ outcome }, index) => {
    const minutes = outcome.minutes ?? 0
    const tall = Math.max(2, (minutes / most) * BAR_ROOM)
    const middle = 4 + step * (index + 0.5)
    const top = height - 18 - tall
    picture.append(
      draw('rect', { class: `guide-bars guide-bars--${outcome.colour}`, x: middle - step * 0.32, y: top, width: step * 0.64, height: tall, rx: 2 }),
      mark(outcome.colour, middle, top - 11, Math.min(5, step / 2.6)),
    )
    if (step >= 14) picture.append(draw('text', { class: 'guide-chart__label', x: middle, y: height - 4, 'text-anchor': 'middle' }, String(minutes)))
  })
  return picture
}
