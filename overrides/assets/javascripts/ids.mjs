// @ts-check
/** Ids of what a reader makes. */

/** One that no other device makes. */
export function newId() {
  return Array.from(crypto.getRandomValues(new Uint32Array(2)), (part) => part.toString(36)).join('')
}
