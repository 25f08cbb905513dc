// @ts-check
/** The time of a session: counted from its records, so that nothing is lost when the page is. */

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Milliseconds since a session went on to its steps. @param {{began: string}} session @param {Date} now */
export const elapsed = ({ began }, now) => (began ? Math.max(0, now.getTime() - Date.parse(began)) : 0)

/** As 4:05. @param {number} time in milliseconds */
export function sayTime(time) {
  const seconds = Math.floor(time / SECOND)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/**
 * How near the longest session is: it is soon in the last minute, or the last fifth of a short one.
 * @param {number} time in milliseconds @param {number} longest in minutes, 0 where there is none
 * @returns {'' | 'soon' | 'over'}
 */
export function warningAt(time, longest) {
  if (longest === 0) return ''
  if (time >= longest * MINUTE) return 'over'
  return time >= Math.max(longest - 1, longest * 0.8) * MINUTE ? 'soon' : ''
}

/** Whole minutes, at least one; null for a session that was left open for hours. @param {number} time */
export function minutesOf(time) {
  return time > 180 * MINUTE ? null : Math.max(1, Math.round(time / MINUTE))
}
