// @ts-check
/** Making a backup of the journal: what it holds, and what its file is called. */
import { writeBackup } from './backup-file.mjs'
import { dayOf } from './days.mjs'
import { saveFile } from './saving.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */

const MOST_OF_A_NAME = 40

/**
 * Save all that the journal holds as a file, and note that it was done.
 * @param {Document} page @param {Journal} journal
 * @returns {string} the file's name
 */
export function saveBackup(page, journal) {
  const name = backupName(journal)
  saveFile(page, name, backupText(journal), 'application/json')
  journal.append({ kind: 'backup' })
  journal.parts.changed()
  return name
}

/** @param {Journal} journal */
export const backupText = ({ store, entries, parts }) => writeBackup(store, entries, parts.now())

/** Which guide's it is, whose, and of which day. @param {Journal} journal */
function backupName({ store, state, parts }) {
  const names = namesOf(state).map((name) => name.normalize('NFC').toLowerCase())
  const whose = names.join('-').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').slice(0, MOST_OF_A_NAME)
  return [store, whose.replace(/^-+|-+$/g, ''), dayOf(new Date(parts.now()))].filter(Boolean).join('-') + '.json'
}

/** @param {any} state */
const namesOf = (state) => [...state.subjects?.values() ?? []]
  .map(({ name }) => name).filter((name) => typeof name === 'string')
