// @ts-check
/** Drawing with SVG elements, and the three signals as marks that read without colour. */

const SVG = 'http://www.w3.org/2000/svg'

/**
 * @param {string} name @param {Record<string, string | number>} attributes
 * @param {...(Element | string)} children
 */
export function draw(name, attributes, ...children) {
  const element = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  element.append(...children)
  return element
}

/**
 * A signal as a shape around a point: a circle, a triangle, an octagon; a small dot for none.
 * @param {string} colour @param {number} x @param {number} y @param {number} size
 */
export function mark(colour, x, y, size) {
  const shape = (/** @type {number} */ sides, /** @type {number} */ turn, /** @type {number} */ radius) =>
    Array.from({ length: sides }, (_, index) => {
      const angle = (index / sides) * 2 * Math.PI + turn
      return `${(x + radius * Math.cos(angle)).toFixed(1)},${(y + radius * Math.sin(angle)).toFixed(1)}`
    }).join(' ')
  const kind = { class: `guide-mark guide-mark--${colour || 'none'}` }
  if (colour === 'amber') return draw('polygon', { ...kind, points: shape(3, -Math.PI / 2, size * 1.3) })
  if (colour === 'red') return draw('polygon', { ...kind, points: shape(8, Math.PI / 8, size * 1.1) })
  return draw('circle', { ...kind, cx: x, cy: y, r: colour ? size : size / 2 })
}

/** The mark by itself, as big as a letter. @param {string} colour */
export function smallMark(colour) {
  return draw('svg', { class: 'guide-small-mark', viewBox: '0 0 16 16', 'aria-hidden': 'true' }, mark(colour, 8, 8.5, 5.5))
}
