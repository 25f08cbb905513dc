// @ts-check
/** A backup inside a link: packed small, behind the "#", which browsers send to no server. */

/** @typedef {import('./backup-file.mjs').Refusal} Refusal */

const MARK = '#progress='
/** Longer links are cut off by some of the programs they pass through. */
const MOST_CHARACTERS = 16_000
const MOST_UNPACKED = 16 * 2 ** 20
const PACKED = /^[A-Za-z0-9_-]+$/

/** @param {string} page the address of a page that reads such links @param {string} text */
export async function linkOf(page, text) {
  const link = page.split('#')[0] + MARK + await pack(text)
  return link.length <= MOST_CHARACTERS ? link : null
}

/** @param {string} hash */
export const isInLink = (hash) => hash.startsWith(MARK)

/**
 * The text that a link brings.
 * @param {string} hash @returns {Promise<{text: string} | {refusal: Refusal}>}
 */
export async function textIn(hash) {
  const packed = hash.slice(MARK.length)
  if (!PACKED.test(packed)) return { refusal: 'garbled' }
  try {
    const text = await unpack(packed)
    return text === null ? { refusal: 'large' } : { text }
  } catch {
    return { refusal: 'garbled' }
  }
}

/** @param {string} text @returns {Promise<string>} deflated, in base64url */
async function pack(text) {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')
}

/** @param {string} packed @returns {Promise<string | null>} null for more than any backup holds */
async function unpack(packed) {
  const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'))
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let text = ''
  for (const reader = stream.getReader(); ;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    text += decoder.decode(value, { stream: true })
    if (text.length <= MOST_UNPACKED) continue
    reader.cancel()
    return null
  }
}
