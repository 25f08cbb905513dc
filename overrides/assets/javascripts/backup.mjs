// @ts-check
/** Making a backup of the journal: what it holds, and what its file is called. */
import { writeBackup } from './backup-file.mjs'
import { dayOf } from './days.mjs'
import { saveFile } from './saving.mjs'
import { presentSubjects } from './state.mjs'

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
export const backupText = ({ store, shared, parts }) => writeBackup(store, shared, parts.now())

/** Which guide's it is, whose, and of which day: not of those that were removed. @param {Journal} journal */
function backupName({ store, state, parts }) {
  const names = presentSubjects(state).map(({ name }) => name.normalize('NFC').toLowerCase())
  const whose = names.join('-').replace(/[^\p{L}\p{M}\p{N}]+/gu, '-').slice(0, MOST_OF_A_NAME)
  return [store, whose.replace(/^-+|-+$/g, ''), dayOf(new Date(parts.now()))].filter(Boolean).join('-') + '.json'
}

