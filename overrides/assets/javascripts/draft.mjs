// @ts-check
/** What the reader has said of sessions that have not ended: kept, for a phone may close the page meanwhile. */
import { attempt } from './attempt.mjs'

/** @typedef {import('./local.mjs').Local} Local */
/** What was said of one session, by the names of fields. @typedef {[session: string, said: [string, string][]]} Draft */

const PREFERENCE = 'draft'
/** More sessions than that are not open at a time: the oldest one's draft goes. */
const MOST = 8

/** All but what stands in a field by itself. @param {Local} local @param {string} session @param {HTMLFormElement} form */
export function keepDraft(local, session, form) {
  const isOwn = (/** @type {any} */ field) => field?.value !== field?.defaultValue
  const said = [...new FormData(form)].filter(([name]) => isOwn(form.elements.namedItem(name)))
    .map(([name, value]) => [name, String(value)])
  const others = draftsIn(local).filter(([of]) => of !== session)
  local.prefer(PREFERENCE, JSON.stringify([...others, [session, said]].slice(-MOST)))
}

/** Put it back, if there is one. @param {Local} local @param {string} session @param {HTMLFormElement} form */
export function bringDraft(local, session, form) {
  const draft = draftsIn(local).find(([of]) => of === session)
  for (const [name, value] of draft?.[1] ?? []) {
    const field = form.elements.namedItem(name)
    if (field) attempt(() => Object.assign(field, { value }))
  }
}

/** The drafts that can be read. @param {Local} local @returns {Draft[]} */
function draftsIn(local) {
  try {
    const drafts = JSON.parse(local.preference(PREFERENCE))
    return drafts.filter((/** @type {any} */ draft) => typeof draft[0] === 'string' && Array.isArray(draft[1]))
  } catch {
    return [] // there are none, or something else wrote there
  }
}
