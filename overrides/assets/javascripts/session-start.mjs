// @ts-check
/** The session of the page's stage: the one that is open, or a new one. */
import { dayOf } from './days.mjs'
import { newId } from './ids.mjs'
import { beforeOf, stepsOf } from './screens.mjs'
import { openSession } from './subject.mjs'
import { stageOf } from './training.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */

/** The open session of this page's stage, if there is one. @param {Hand} hand */
export function sessionHere({ subject, root }) {
  const here = stageOf(root)
  return here && openSession(subject, here.plan, here.stage)
}

/** @param {Hand} hand @param {{plan: string, stage: string}} here */
export function start({ act, words, root, now }, { plan, stage }) {
  const steps = stepsOf(root)
  const session = newId()
  const every = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.guide-checklist [data-guide-every]')])
  const preflight = every.flatMap(({ dataset }) => [dataset.guideStep ?? '', ...(dataset.guideWas ?? '').split(' ').filter(Boolean)])
  const begin = beforeOf(steps).length > 0 ? [] : [{ kind: 'session-begin', session }]
  act([{ kind: 'session-start', session, plan, stage, preflight, on: dayOf(now()) }, ...begin], words('started'))
}
