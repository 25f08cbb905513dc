// @ts-check
/** What a page has only once something needs it: templates in files of their own, and styles. */

/** Put them back into the page; a page that left none is as it was. @param {Document} document */
export async function bringLate(document) {
  const places = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-guide-late-from]')])
  await Promise.all(places.map(bring))
}

/**
 * What stands outside of the page's content came with the page that was loaded first, and a page's
 * address may be another by now: so the file is looked for from the top of the site.
 * @param {HTMLElement} place
 */
async function bring(place) {
  const file = (place.dataset.guideLateFrom ?? '').replace(/^(\.{1,2}\/)*(?!\/)/, '../../')
  const answer = await fetch(new URL(file, import.meta.url))
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status}`)
  const parsed = new DOMParser().parseFromString(await answer.text(), 'text/html')
  place.replaceWith(...parsed.querySelectorAll('template'))
}

/** @type {Map<string, Promise<void>>} */
const brought = new Map()

/**
 * Have a style sheet count before what it is for is shown. It stands in the body, since Material
 * swaps heads. Without it things are plain, and still work.
 * @param {Document} document @param {string} url @returns {Promise<void>}
 */
export function bringStyle(document, url) {
  const coming = brought.get(url) ?? new Promise((done) => {
    const link = document.createElement('link')
    Object.assign(link, { rel: 'stylesheet', href: url, onload: done })
    link.onerror = () => {
      brought.delete(url)
      link.remove()
      done()
    }
    document.body.append(link)
  })
  brought.set(url, coming)
  return coming
}

/** What a page keeps as a pattern, to be cloned. @param {ParentNode} root @param {string} name @returns {DocumentFragment | null} */
export function patternOf(root, name) {
  const pattern = root.querySelector(`template[data-guide-pattern="${name}"]`)
  return pattern instanceof HTMLTemplateElement ? pattern.content : null
}
