// @ts-check
/** Other pages of the guide, read for what this one shows of them. */

/** @type {Map<string, Promise<Document>>} */
const read = new Map()

/** @param {string} address a whole one @returns {Promise<Document | null>} null where it cannot be had */
export async function pageAt(address) {
  const page = read.get(address) ?? load(address)
  read.set(address, page)
  try {
    return await page
  } catch {
    read.delete(address)
    return null
  }
}

/** @param {string} address */
async function load(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return new DOMParser().parseFromString(await answer.text(), 'text/html')
}
