// @ts-check
/** The dialog about subjects: whose progress the pages show, and what is known of each. */
import { dayOf } from './days.mjs'
import { find, openDialog } from './dialogs.mjs'
import { newId } from './ids.mjs'
import { forgetWhose, noteWhose, paintMeasured, readMeasure } from './measures.mjs'
import { quietly } from './missed.mjs'
import { pageAt } from './pages.mjs'
import { openQuestion } from './resetting.mjs'
import { presentSubjects } from './state.mjs'
import { isBegun } from './subject.mjs'
import { nameOf } from './whose.mjs'
import { fill } from './words.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */

/** @param {Hand} hand */
export function open(hand) {
  const dialog = openDialog(hand, 'who', (shown) => paint(hand, shown))
  if (!dialog) return
  find(dialog, '[data-guide-add]').addEventListener('click', () => add(hand, dialog))
  dialog.addEventListener('focusout', () => leave(hand, dialog))
  find(dialog, '[data-guide-remove]').addEventListener('click', () => remove(hand))
  dialog.addEventListener('change', ({ target }) => change(hand, target, dialog))
  dialog.addEventListener('input', ({ target }) => noteWhose(target, hand.subject))
  dialog.addEventListener('submit', (event) => {
    event.preventDefault()
    measure(hand, event.target)
  })
  const day = dialog.querySelector('[name=on]')
  if (day instanceof HTMLInputElement) day.value = dayOf(hand.now())
}

/** @param {Hand} hand @param {HTMLElement} dialog */
function paint(hand, dialog) {
  const { subject, root } = hand
  const name = nameOf(subject, root)
  paintChoices(hand, find(dialog, '[data-guide-choices]'))
  const form = find(dialog, '[data-guide-about]')
  const title = find(form, 'h3')
  title.textContent = fill(title.dataset.guideSay ?? '', { name })
  for (const field of fieldsIn(form)) put(field, subject)
  paintPlan(hand, find(form, '[data-guide-plan]')).catch(quietly)
  paintMeasured(hand, dialog)
}

/** The plan's name is known where the page shows it, and else on the page that lists them all. @param {Hand} hand @param {HTMLElement} line */
async function paintPlan({ root, subject: { plan } }, line) {
  const titleOn = (/** @type {ParentNode | null} */ page) => page?.querySelector(`[data-guide-title-of="${plan}"]`)?.textContent
  line.dataset.guidePlan = plan
  line.textContent = plan ? titleOn(root) ?? '…' : line.dataset.guideNone ?? ''
  const list = new URL('../../plans/', import.meta.url).href
  // The link came with the page that was loaded first, whose address may be another by now.
  line.parentElement?.querySelector('a')?.setAttribute('href', list)
  if (line.textContent !== '…') return
  const title = titleOn(await pageAt(list)) ?? plan
  if (line.dataset.guidePlan === plan) line.textContent = title
}

/** The name and the month of birth. @param {ParentNode} form @returns {HTMLInputElement[]} */
const fieldsIn = (form) => [find(form, '[name=name]'), find(form, '[name=born]')]

/** Never under the reader's fingers; it is noted whose it is. @param {HTMLInputElement} input @param {import('./subject.mjs').Subject} subject */
function put(input, subject) {
  if (input === input.ownerDocument.activeElement) return
  input.dataset.guideOf = subject.id
  input.value = subject[/** @type {'name' | 'born'} */ (input.name)]
}

/** What was left alone when another tab turned to another subject is brought up now. @param {Hand} hand @param {HTMLElement} dialog */
function leave({ subject }, dialog) {
  for (const field of fieldsIn(dialog)) {
    if (field.dataset.guideOf !== subject.id) put(field, subject)
  }
}

/** @param {Hand} hand @param {HTMLElement} choices */
function paintChoices({ state, root }, choices) {
  const shown = presentSubjects(state).filter((each) => isBegun(each) || each.id === state.current)
  const wanted = shown.map(({ id }) => id).join(' ')
  if (choices.dataset.guideShown !== wanted) choices.replaceChildren(...shown.map(({ id }) => choice(root, id)))
  choices.dataset.guideShown = wanted
  shown.forEach((subject, index) => {
    const label = choices.children[index]
    const input = /** @type {HTMLInputElement} */ (find(label, 'input'))
    input.checked = subject.id === state.current
    find(label, 'span').textContent = nameOf(subject, root)
  })
}

/** @param {Document} root @param {string} id */
function choice(root, id) {
  const label = root.createElement('label')
  const input = root.createElement('input')
  Object.assign(input, { type: 'radio', name: 'current', value: id })
  label.className = 'guide-choice'
  label.append(input, root.createElement('span'))
  return label
}

/** @param {Hand} hand @param {EventTarget | null} target @param {HTMLElement} dialog */
function change(hand, target, dialog) {
  if (!(target instanceof HTMLInputElement) || !target.reportValidity()) return
  const { act, words, state } = hand
  if (target.name === 'current') {
    const name = nameOf(state.subjects.get(target.value) ?? hand.subject, hand.root)
    forgetWhose(dialog)
    act([{ kind: 'current', subject: target.value }], words('switched', { name }))
  }
  if (target.name === 'name' || target.name === 'born') {
    act([{ kind: 'subject', subject: target.dataset.guideOf, [target.name]: target.value.trim() }], words('saved'))
  }
}

/** One more subject, and the pages are about it. @param {Hand} hand @param {HTMLElement} dialog */
function add({ act, words }, dialog) {
  const subject = newId()
  forgetWhose(dialog)
  act([{ kind: 'subject', subject, name: '' }, { kind: 'current', subject }], words('added'))
  find(dialog, '[name=name]').focus()
}

/** @param {Hand} hand */
function remove(hand) {
  const { id } = hand.subject // the one that is named, whichever another tab turns to meanwhile
  const name = nameOf(hand.subject, hand.root)
  openQuestion(hand, 'remove', { name, going: [] }, () => {
    hand.act([{ kind: 'subject', subject: id, removed: true }], hand.words('removed', { name }))
  })
}

/** @param {Hand} hand @param {EventTarget | null} form */
function measure({ act, words, subject }, form) {
  if (!(form instanceof HTMLFormElement) || !('guideMeasures' in form.dataset)) return
  const value = /** @type {HTMLInputElement} */ (find(form, '[name=value]'))
  act([readMeasure(form, subject)], words('measured'))
  value.value = ''
  forgetWhose(form)
}
