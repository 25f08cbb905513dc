// @ts-check
/** Beginning a stage, a plan or a subject anew, after a question that names what goes. */
import { find, openDialog } from './dialogs.mjs'
import { countedIn } from './progress.mjs'
import { isSkipped, ticksOf } from './subject.mjs'
import { nameOf } from './whose.mjs'
import { amount, fill } from './words.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */
/** @typedef {'stage' | 'plan' | 'subject'} What */

/** @param {Hand} hand @param {HTMLElement} button */
export function open(hand, button) {
  const what = /** @type {What} */ (button.dataset.guideReset)
  const { id: subject } = hand.subject // the one that is named, whichever another tab turns to meanwhile
  const record = what === 'subject' ? { kind: 'reset', subject, steps: [], all: true } : { ...readReset(hand.root), subject }
  openQuestion(hand, what, {
    name: nameOf(hand.subject, hand.root),
    title: /** @type {HTMLElement | null} */ (hand.root.querySelector('[data-guide-here-title]'))?.dataset.guideHereTitle,
    going: goingOf(hand, record),
  }, () => hand.act([record], hand.words('reset')))
}

/** The steps and stages of the page, as a record. @param {ParentNode} root */
function readReset(root) {
  const element = /** @type {HTMLElement} */ (find(root, '[data-guide-here-title]'))
  const place = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-place]'))?.dataset.guidePlace
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('main [data-guide-stop]')])
  return {
    kind: 'reset',
    steps: countedIn(element).flatMap(({ names }) => names),
    stages: place ? [place] : [...new Set(stops.map((stop) => stop.dataset.guideStop ?? ''))],
  }
}

/** What goes, in words. @param {Hand} hand @param {{steps: string[], stages?: string[], all?: boolean}} record */
function goingOf({ subject, words }, { steps, stages = [], all = false }) {
  const names = all ? [...subject.boxes.keys(), ...subject.skips.keys()] : steps
  const isMeant = (/** @type {string} */ plan, /** @type {string} */ stage) => all || stages.includes(`${plan}/${stage}`)
  const unique = [...new Set(names)]
  const counts = {
    ticks: unique.reduce((sum, name) => sum + ticksOf(subject, [name]).size, 0),
    skips: unique.filter((name) => isSkipped(subject, [name])).length,
    sessions: [...subject.sessions.values()].filter(({ plan, stage }) => isMeant(plan, stage)).length,
    setbacks: subject.setbacks.filter(({ plan, from }) => isMeant(plan, from)).length,
  }
  return Object.entries(counts).filter(([, n]) => n > 0).map(([name, n]) => amount(words, name, n))
}

/**
 * Ask before much goes at once.
 * @param {Hand} hand @param {What | 'remove'} what
 * @param {{name: string, title?: string, going: string[]}} about
 * @param {() => void} yes
 */
export function openQuestion(hand, what, about, yes) {
  const dialog = openDialog(hand, 'reset', (shown) => paintQuestion(shown, what, about))
  if (!dialog) return
  find(dialog, '[data-guide-yes]').addEventListener('click', () => {
    dialog.close()
    yes()
  })
}

/** @param {HTMLElement} dialog @param {What | 'remove'} what @param {{name: string, title?: string, going: string[]}} about */
function paintQuestion(dialog, what, { going, ...values }) {
  const isRemoval = what === 'remove'
  const title = find(dialog, 'h2')
  const line = find(dialog, '[data-guide-stage]')
  const list = find(dialog, '[data-guide-going]')
  const button = find(dialog, '[data-guide-yes]')
  title.textContent = fill(title.dataset[isRemoval ? 'guideRemoveTitle' : 'guideResetTitle'] ?? '', values)
  line.textContent = fill(line.dataset[`guide${what[0].toUpperCase()}${what.slice(1)}`] ?? '', values)
  button.textContent = button.dataset[isRemoval ? 'guideRemoveYes' : 'guideResetYes'] ?? ''
  const items = going.length > 0 ? going : [list.dataset.guideNothing ?? '']
  list.replaceChildren(...items.map((text) => Object.assign(dialog.ownerDocument.createElement('li'), { textContent: text })))
  list.hidden = isRemoval
  find(dialog, '[data-guide-stays]').hidden = isRemoval
}
