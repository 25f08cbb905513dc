// @ts-check
/** @typedef {'blocked' | 'full' | null} Fault why a store keeps nothing more, or null */

/** @param {unknown} error @returns {Fault} */
export function faultOf(error) {
  return error instanceof Error && /quota/i.test(error.name) ? 'full' : 'blocked'
}
