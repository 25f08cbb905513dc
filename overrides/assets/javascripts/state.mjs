// @ts-check
/**
 * What the journal's records mean. State is a pure fold of records in order: later work adds kinds
 * to `KINDS`; a kind that is not known here is kept in storage and passed over.
 */

/** @typedef {{kind: string, [field: string]: unknown}} JournalRecord */
/**
 * `boxes`: what was last done to each box of each step, boxes counted from 1.
 * `places`: the stage last visited in each plan; the plan visited last comes last.
 * @typedef {{boxes: Map<string, Map<number, Tick>>, places: Map<string, string>}} State
 */
/**
 * What was last done to a box: `words` stands for the step's words as they were then, `turn` tells
 * which of two came later.
 * @typedef {{on: boolean, words: string, turn: number}} Tick
 */
/**
 * @typedef {object} Kind
 * @property {(record: any) => boolean} fits whether the record has the shape of its kind
 * @property {(state: State, record: any, turn: number) => void} apply
 */

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** @param {unknown} value */
export const isId = (value) => typeof value === 'string' && ID.test(value)

/** @type {Map<unknown, Kind>} */
const KINDS = new Map([
  ['tick', {
    fits: ({ step, box, on }) =>
      isId(step) && Number.isSafeInteger(box) && box >= 1 && typeof on === 'boolean',
    apply: ({ boxes }, { step, box, on, words }, turn) => {
      const ticks = boxes.get(step) ?? new Map()
      boxes.set(step, ticks.set(box, { on, words: String(words ?? ''), turn }))
    },
  }],
  ['place', {
    fits: ({ plan, stage }) => isId(plan) && isId(stage),
    apply: ({ places }, { plan, stage }) => {
      places.delete(plan)
      places.set(plan, stage)
    },
  }],
])

/**
 * Whether a parsed value is a record we can keep: an object with a kind, and the shape of that kind
 * where the kind is known.
 * @param {unknown} value
 * @returns {value is JournalRecord}
 */
export function isRecord(value) {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  return typeof value.kind === 'string' && (KINDS.get(value.kind)?.fits(value) ?? true)
}

/**
 * Fold records, in order, into the state they lead to.
 * @param {Iterable<JournalRecord>} records
 * @returns {State}
 */
export function fold(records) {
  /** @type {State} */
  const state = { boxes: new Map(), places: new Map() }
  let turn = 0
  for (const record of records) KINDS.get(record.kind)?.apply(state, record, turn++)
  return state
}

/**
 * The ticked boxes of a step, whatever id it had when they were ticked.
 * @param {State} state
 * @param {string[]} names the step's id, and the ids it had before
 * @returns {Map<number, Tick>}
 */
export function ticksOf({ boxes }, names) {
  const ticks = names.flatMap((name) => [...boxes.get(name) ?? []])
  const inOrder = ticks.sort(([, one], [, other]) => one.turn - other.turn)
  return new Map([...new Map(inOrder)].filter(([, tick]) => tick.on))
}
