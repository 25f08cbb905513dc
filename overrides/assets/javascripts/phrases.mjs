// @ts-check
/** What a part says, in the page's own words: scripts bring none along. */

/**
 * @typedef {object} Phrases
 * @property {(name: string, values?: Record<string, string | number>) => string} say
 * @property {(name: string, n: number, values?: Record<string, string | number>) => string} count in the number's own form
 * @property {(name: string) => boolean} has
 * @property {string} locale how dates are written beside them
 */

/**
 * Read the phrases in an element's template; names in braces are filled in when one is said.
 * @param {ParentNode} root
 * @returns {Phrases}
 */
export function phrasesIn(root) {
  const template = /** @type {HTMLElement | null} */ (root.querySelector('template[data-guide-phrases]'))
  const locale = template?.dataset.guidePhrases ?? 'en'
  const all = template instanceof HTMLTemplateElement ? template.content.querySelectorAll('p') : []
  const phrases = new Map([...all].map((phrase) => [phrase.dataset.guidePhrase, phrase.textContent ?? '']))
  const plural = new Intl.PluralRules(locale)
  /** @type {Phrases['say']} */
  const say = (name, values = {}) => (phrases.get(name) ?? '')
    .replace(/\{([a-z]+)\}/g, (braces, value) => String(values[value] ?? braces))
  return {
    say,
    count: (name, n, values) => {
      const form = `${name}.${plural.select(n)}`
      return say(phrases.has(form) ? form : `${name}.other`, { n: n.toLocaleString(locale), ...values })
    },
    has: (name) => phrases.has(name),
    locale,
  }
}
