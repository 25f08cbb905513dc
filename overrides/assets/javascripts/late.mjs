// @ts-check
/** Templates that a built page left in a file of their own until something needs them. */

/** Put them back into the page; a page that left none is as it was. @param {Document} document */
export async function bringLate(document) {
  const place = /** @type {HTMLElement | null} */ (document.querySelector('[data-guide-late-from]'))
  if (!place) return
  const answer = await fetch(new URL(place.dataset.guideLateFrom ?? '', document.baseURI))
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html')
  place.replaceWith(...parsed.querySelectorAll('template'))
}

/** What a page keeps as a pattern, to be cloned. @param {ParentNode} root @param {string} name @returns {DocumentFragment | null} */
export function patternOf(root, name) {
  const pattern = root.querySelector(`template[data-guide-pattern="${name}"]`)
  return pattern instanceof HTMLTemplateElement ? pattern.content : null
}
