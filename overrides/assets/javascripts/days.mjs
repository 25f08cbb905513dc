// @ts-check
/** Days as text, `2026-11-24`: they sort as they follow, and no time zone moves them. */

const DAY = 86_400_000

/** The day it is here at a time. @param {Date} time */
export function dayOf(time) {
  const parts = [time.getFullYear(), time.getMonth() + 1, time.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}

/** Days since 1970. @param {string} day */
export const numberOf = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / DAY)

/** @param {number} number */
export const dayAt = (number) => new Date(number * DAY).toISOString().slice(0, 10)

/** The Monday of a day's week, as a number. @param {string} day */
export const mondayOf = (day) => numberOf(day) - ((numberOf(day) + 3) % 7)

/** @param {string} day @param {string} locale @param {Intl.DateTimeFormatOptions} [form] */
export function inWords(day, locale, form = { day: 'numeric', month: 'long', year: 'numeric' }) {
  return new Date(numberOf(day) * DAY).toLocaleDateString(locale, { ...form, timeZone: 'UTC' })
}
