// @ts-check
/** What the screens of a session show while it goes on: what to see to before it, one step at a time, the time. */
import { find } from './dialogs.mjs'
import { isTicked, putSteps } from './screens.mjs'
import { elapsed, sayTime, warningAt } from './timer.mjs'
import { fill } from './words.mjs'

/** How much of what comes first is ticked, once it is in the dialog. @param {HTMLElement} dialog @param {number} all */
export function paintBefore(dialog, all) {
  const checked = [...find(dialog, '[data-guide-before]').querySelectorAll('[data-guide-step]')]
    .filter((step) => isTicked(/** @type {HTMLElement} */ (step))).length
  const missing = find(dialog, '[data-guide-missing]')
  const button = find(dialog, '[data-guide-begin]')
  const isReady = checked === all
  const said = fill(missing.dataset.guideSay ?? '', { n: checked, all })
  missing.textContent = isReady ? said : `${said}. ${missing.dataset.guideWait}`
  button.textContent = button.dataset[isReady ? 'guideAll' : 'guideSome'] ?? ''
  button.className = isReady ? 'guide-button' : 'guide-print'
}

/** @param {HTMLElement} dialog @param {HTMLElement[]} steps @param {number} index of the one shown */
export function paintStep(dialog, steps, index) {
  const number = find(dialog, '[data-guide-number]')
  const said = steps.length > 0 ? number.dataset.guideSay : number.dataset.guideNone
  number.textContent = fill(said ?? '', { n: index + 1, all: steps.length })
  putSteps(find(dialog, '[data-guide-one]'), steps.slice(index, index + 1))
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (dialog.querySelectorAll('[data-guide-way]'))) {
    const there = index + Number(button.dataset.guideWay)
    button.disabled = there < 0 || there >= steps.length
  }
}

/** @param {HTMLElement} dialog @param {{began: string}} session @param {Date} now */
export function paintClock(dialog, session, now) {
  const time = elapsed(session, now)
  const clock = find(dialog, '[data-guide-clock]')
  const warning = find(dialog, '[data-guide-warning]')
  const { guideLongest, guideSoon, guideOver } = warning.dataset
  const said = { '': '', soon: guideSoon, over: guideOver }[warningAt(time, Number(guideLongest))] ?? ''
  clock.textContent = sayTime(time)
  if (warning.textContent !== said) warning.textContent = said
}
