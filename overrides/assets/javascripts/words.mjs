// @ts-check
/** The words that scripts say: the page carries them, so that a language is one file. */

/** @param {ParentNode} root @returns {(name: string, values?: Record<string, unknown>) => string} */
export function wordsIn(root) {
  const element = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-catalogue]'))
  const said = new Map(Object.entries(JSON.parse(element?.dataset.guideCatalogue ?? '{}')))
  return (name, values = {}) => fill(String(said.get(name) ?? ''), values)
}

/** Put values in the place of their names in braces. @param {string} text @param {Record<string, unknown>} values */
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole))
}

/**
 * A number of things in words: the word for one is under `one-<name>`.
 * @param {ReturnType<typeof wordsIn>} words @param {string} name @param {number} n
 */
export const amount = (words, name, n) => words(n === 1 ? `one-${name}` : name, { n })
