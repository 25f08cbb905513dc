// @ts-check
/** Plans and stages that were renamed: what the reader did there is told of the place they have now. */

/** @typedef {import('./state.mjs').JournalRecord} JournalRecord */
/** Former places, `plan` or `plan/stage`, each with the one it is now. @typedef {Map<string, string>} Moved */

/** The fields of records that name a stage of their plan; the last is where the record leads. */
const STAGES = ['stage', 'from', 'to']

/** @param {ParentNode} root @returns {Moved} */
export function readMoved(root) {
  const element = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-moved]'))
  return new Map(Object.entries(JSON.parse(element?.dataset.guideMoved ?? '{}')))
}

/** A record as it would be made now. @param {JournalRecord} record @param {Moved} moved @returns {JournalRecord} */
export function followed(record, moved) {
  const { plan, stages } = record
  if (moved.size === 0 || (plan === undefined && stages === undefined)) return record
  const now = { ...record }
  if (Array.isArray(stages)) now.stages = stages.map((place) => placeNow(place, moved))
  if (typeof plan !== 'string') return now
  now.plan = placeNow(plan, moved)
  for (const field of STAGES.filter((name) => name in record)) {
    [now.plan, now[field]] = placeNow(`${plan}/${record[field]}`, moved).split('/')
  }
  return now
}

/** @param {string} place @param {Moved} moved */
function placeNow(place, moved) {
  const [plan, ...stage] = place.split('/')
  return moved.get(place) ?? [moved.get(plan) ?? plan, ...stage].join('/')
}
