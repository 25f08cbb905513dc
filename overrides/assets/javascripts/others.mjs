// @ts-check
/** The subjects beside the one that the pages are about, and how many of them the home page is to keep a place for. */
import { presentSubjects } from './state.mjs'
import { isBegun, planOf } from './subject.mjs'

/** @typedef {import('./state.mjs').State} State */

const PREFERENCE = 'others'

/** Those that are somewhere in a plan. @param {State} state */
export function othersOf(state) {
  return presentSubjects(state).filter((subject) => subject.id !== state.current && isBegun(subject) && planOf(subject))
}

/**
 * Leave their number where the home page finds it while it is being read, before any module runs:
 * what comes below them then does not move when they are drawn.
 * @param {import('./local.mjs').Local} local @param {State} state
 */
export function rememberOthers(local, state) {
  const count = othersOf(state).length
  const said = count > 0 ? String(count) : ''
  if (local.preference(PREFERENCE) !== said) local.prefer(PREFERENCE, said)
}
