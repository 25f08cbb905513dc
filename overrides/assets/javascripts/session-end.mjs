// @ts-check
/** The end of a session: how it went, and what that suggests. */
import { find } from './dialogs.mjs'
import { bringDraft, keepDraft } from './draft.mjs'
import { copyOf, isTicked, putSteps, stepsOf } from './screens.mjs'
import { paintSuggestion } from './suggestion.mjs'
import { elapsed, minutesOf } from './timer.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */
/** @typedef {import('./subject.mjs').Session} Session */

/** Fill in what is known already. @param {HTMLElement} dialog @param {Hand} hand @param {Session | null} session */
export function prepareEnd(dialog, { root, now, local }, session) {
  const form = /** @type {HTMLFormElement} */ (find(dialog, 'form'))
  if (session && local) {
    bringDraft(local, session.id, form)
    form.oninput = () => keepDraft(local, session.id, form)
  }
  const minutes = /** @type {HTMLInputElement} */ (find(dialog, '[name=minutes]'))
  const time = session ? elapsed(session, now()) : 0
  // As its default, which stands there as long as the reader wrote nothing.
  minutes.defaultValue = String((session?.began && minutesOf(time)) || '')
  const open = stepsOf(root).filter((step) => 'guideEvery' in step.dataset && !isTicked(step))
  putSteps(find(dialog, '[data-guide-open-steps]'), open)
  find(dialog, '[data-guide-also]').hidden = open.length === 0
}

/** How it went, as a record. @param {HTMLFormElement} form @param {Session | null} session */
export function readEnd(form, session) {
  const said = new FormData(form)
  const answer = (/** @type {string} */ name) => (said.has(name) ? said.get(name) === 'yes' : null)
  const minutes = said.get('minutes')
  return {
    kind: 'session-end', session: session?.id, colour: said.get('colour'),
    ate: answer('ate'), left: answer('left'),
    minutes: minutes ? Number(minutes) : null, note: String(said.get('note') ?? '').trim(), on: session?.on,
  }
}

/** @param {HTMLElement} dialog @param {Hand} hand */
export function prepareAfter(dialog, { root, subject }) {
  const section = /** @type {HTMLElement | null} */ (root.querySelector('main [data-guide-advice]'))
  if (section) find(dialog, '[data-guide-suggested]').replaceChildren(copyOf(section))
  paintSuggestion(root, subject)
}
