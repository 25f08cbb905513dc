// @ts-check
/** The drawings of stages, which stand in the page's stops, or apart where those have no room for them. */

/**
 * Put the drawing of a stop where there is room for it; nothing where the stop has none.
 * @param {Element | null} room @param {HTMLElement | undefined} stop
 */
export function drawIcon(room, stop) {
  const name = stop?.dataset.guideIcon ?? ''
  const drawn = /** @type {SVGElement | undefined} */ (room?.firstElementChild ?? undefined)
  if (!room || (drawn?.dataset.guideDrawing ?? '') === name) return
  const drawing = drawingOf(room.ownerDocument, name)
  room.replaceChildren(...drawing ? [drawing.cloneNode(true)] : [])
}

/** @param {Document} root @param {string} name */
function drawingOf(root, name) {
  const apart = root.querySelector('template[data-guide-drawings]')
  const places = [...apart instanceof HTMLTemplateElement ? [apart.content] : [], root]
  const drawings = places.flatMap((place) => [...place.querySelectorAll('[data-guide-drawing]')])
  return drawings.find((each) => each.getAttribute('data-guide-drawing') === name)
}
