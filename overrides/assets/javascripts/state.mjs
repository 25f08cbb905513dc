// @ts-check
/**
 * What the journal's records mean. State is a pure fold of records in order: later work adds kinds
 * to `KINDS`; a kind that is not known there is kept in storage and passed over.
 */
import { KINDS } from './kinds.mjs'
import { followed } from './moved.mjs'
import { isId } from './shapes.mjs'
import { FIRST, isBegun, newSubject } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {{kind: string, [field: string]: unknown}} JournalRecord */
/**
 * `subjects` by id, also those that were removed. `current` is the id of the one the pages are
 * about. `backedUp` is when the last backup was made, as ISO text, or empty.
 * @typedef {{subjects: Map<string, Subject>, current: string, backedUp: string}} State
 */

/**
 * Whether a parsed value is a record we can keep: an object with a kind, and the shape of that kind
 * where the kind is known.
 * @param {unknown} value
 * @returns {value is JournalRecord}
 */
export function isRecord(value) {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false
  const record = /** @type {JournalRecord} */ (value)
  const kind = KINDS.get(record.kind)
  if (!kind) return typeof record.kind === 'string'
  return (record.subject === undefined || isId(record.subject))
    && Object.entries(kind.shape).every(([field, fits]) => fits(record[field]))
}

/**
 * Fold records, in order and each under its key, into the state they lead to.
 * @param {Iterable<[key: string, record: JournalRecord]>} entries
 * @param {import('./moved.mjs').Moved} moved
 * @returns {State}
 */
export function fold(entries, moved = new Map()) {
  const all = [...entries]
  const gone = goneFrom(all)
  /** @type {State} */
  const state = { subjects: new Map(), current: FIRST, backedUp: '' }
  all.forEach(([key, record], turn) => {
    const kind = gone.has(key) ? undefined : KINDS.get(record.kind)
    kind?.apply(subjectFor(state, record), followed(record, moved), turn, state, key)
  })
  state.current = presentOrNew(state)
  return state
}

/** The subject the pages are about; one nothing is known of yet is as good as any. @param {State} state */
export function currentSubject({ subjects, current }) {
  return subjects.get(current) ?? newSubject(current)
}

/** Those that were not removed. @param {State} state */
export function presentSubjects({ subjects }) {
  return [...subjects.values()].filter(({ isRemoved }) => !isRemoved)
}

/**
 * The keys of records that count no more: undone, or made again under a later key. An undo can be
 * undone in turn, so the last one is looked at first.
 * @param {[string, JournalRecord][]} entries
 */
export function goneFrom(entries) {
  /** @type {Set<unknown>} */
  const gone = new Set()
  for (const [key, { kind, of, again }] of [...entries].reverse()) {
    if (again !== undefined) gone.add(gone.has(again) ? key : again)
    if (kind !== 'undo' || gone.has(key)) continue
    for (const undone of /** @type {string[]} */ (of)) gone.add(undone)
  }
  return gone
}

/** Records without a subject are about the first one. @param {State} state @param {JournalRecord} record */
function subjectFor({ subjects }, { subject }) {
  const id = String(subject ?? FIRST)
  const known = subjects.get(id) ?? newSubject(id)
  subjects.set(id, known)
  return known
}

/** The current subject; when it was removed, another, best a known one; when all were, one that is new. @param {State} state */
function presentOrNew(state) {
  const { subjects, current } = state
  if (!subjects.get(current)?.isRemoved) return current
  const present = presentSubjects(state)
  const other = present.find(isBegun) ?? present[0]
  if (other) return other.id
  let next = current
  while (subjects.get(next)?.isRemoved) next += '-next'
  return next
}
