// @ts-check
/** What single values in records may look like: they come from storage, files and links. */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/
const DAY = /^\d{4}-\d{2}-\d{2}$/
const MONTH = /^\d{4}-\d{2}$/
const LONGEST_TEXT = 10_000

/** @typedef {(value: unknown) => boolean} Shape */

/** @type {Shape} */
export const isId = (value) => typeof value === 'string' && ID.test(value)
/** @type {Shape} */
export const isDay = (value) => typeof value === 'string' && DAY.test(value) && isDate(value)
/** @type {Shape} */
export const isMonth = (value) => typeof value === 'string' && MONTH.test(value)
/** @type {Shape} */
export const isText = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT
/** @type {Shape} */
export const isSwitch = (value) => typeof value === 'boolean'
/** @type {Shape} */
export const isAmount = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0
/** @type {Shape} */
export const isBox = (value) => Number.isSafeInteger(value) && Number(value) >= 1

/** Whether the calendar has such a day: some browsers take February 31st for one in March. @param {string} day */
function isDate(day) {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** @param {Shape} shape @returns {Shape} */
export const listOf = (shape) => (value) => Array.isArray(value) && value.every(shape)
/** @param {Shape} shape @returns {Shape} */
export const maybe = (shape) => (value) => value === undefined || value === null || shape(value)
/** @param {...unknown} values @returns {Shape} */
export const oneOf = (...values) => (value) => values.includes(value)
