// @ts-check
/** Sessions as a calendar file (RFC 5545), at the clock's time wherever the reader is. */
import { dayAt, numberOf } from './days.mjs'

/**
 * @typedef {object} Plan what to put into the calendar
 * @property {string} title
 * @property {string} about
 * @property {string} url
 * @property {string[]} days two letters each, such as MO
 * @property {string[]} times such as 18:00
 * @property {number} weeks
 * @property {number} minutes
 * @property {string} from the first day that may have a session
 * @property {string} passed the time it is on that day, such as 09:30
 */

const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
/** Octets a line may have, without its end (RFC 5545, 3.1). */
const LINE = 75

/** @param {Plan} plan */
export const sessionsIn = ({ days, times, weeks }) => days.length * times.length * weeks

/**
 * @param {Plan} plan @param {string} store @param {string} id random, so that no two events are one
 * @param {string} now ISO text
 */
export function calendarOf(plan, store, id, now) {
  const events = plan.times.flatMap((time, index) => eventOf(plan, time, `${id}-${index + 1}@${store}`, now))
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', `PRODID:-//${store}//sessions//EN`, ...events, 'END:VCALENDAR']
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

/** @param {Plan} plan @param {string} time @param {string} id @param {string} now */
function eventOf({ title, about, url, days, weeks, minutes, from, passed }, time, id, now) {
  const first = time <= passed ? dayAt(numberOf(from) + 1) : from // nobody is reminded of what is over
  return [
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${now.replace(/[-:]|\.\d+/g, '')}`,
    `DTSTART:${firstDay(first, days).replaceAll('-', '')}T${time.replace(':', '')}00`,
    `DURATION:PT${minutes}M`,
    `RRULE:FREQ=WEEKLY;COUNT=${days.length * weeks};BYDAY=${days.join(',')}`,
    `SUMMARY:${escape(title)}`,
    `DESCRIPTION:${escape(about)}`,
    `URL:${url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escape(title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
  ]
}

/** The first event has to lie on a day of its own rule. @param {string} from @param {string[]} days */
function firstDay(from, days) {
  const week = Array.from({ length: 7 }, (_, index) => numberOf(from) + index)
  return dayAt(week.find((day) => days.includes(WEEKDAYS[(day + 3) % 7])) ?? week[0])
}

/** @param {string} text */
const escape = (text) => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')

/** Break a long line, between characters, into lines that begin with a blank. @param {string} line */
function fold(line) {
  const encoder = new TextEncoder()
  let folded = ''
  let room = LINE
  for (const character of line) {
    const size = encoder.encode(character).length
    if (size > room) {
      folded += '\r\n '
      room = LINE - 1
    }
    folded += character
    room -= size
  }
  return folded
}
