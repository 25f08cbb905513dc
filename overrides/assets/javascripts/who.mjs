// @ts-check
/** The dialog about subjects: whose progress the pages show, and what is known of each. */
import { dayOf, find, newId, openDialog } from './dialogs.mjs'
import { paintMeasured, readMeasure } from './measures.mjs'
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
  find(dialog, '[data-guide-remove]').addEventListener('click', () => remove(hand))
  dialog.addEventListener('change', ({ target }) => change(hand, target))
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
  put(find(form, '[name=name]'), subject.name)
  put(find(form, '[name=born]'), subject.born)
  paintPlan(hand, find(form, '[data-guide-plan]'))
  paintMeasured(hand, dialog)
}

/** The plan's name is known where the page shows it. @param {Hand} hand @param {HTMLElement} line */
function paintPlan({ root, subject }, line) {
  const link = root.querySelector(`[data-guide-title-of="${subject.plan}"]`)
  line.textContent = subject.plan ? link?.textContent ?? subject.plan : line.dataset.guideNone ?? ''
}

/** Never under the reader's fingers. @param {HTMLInputElement} input @param {string} value */
function put(input, value) {
  if (input !== input.ownerDocument.activeElement) input.value = value
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

/** @param {Hand} hand @param {EventTarget | null} target */
function change(hand, target) {
  if (!(target instanceof HTMLInputElement) || !target.checkValidity()) return
  const { act, words, state } = hand
  if (target.name === 'current') {
    const name = nameOf(state.subjects.get(target.value) ?? hand.subject, hand.root)
    act([{ kind: 'current', subject: target.value }], words('switched', { name }))
  }
  if (target.name === 'name' || target.name === 'born') {
    act([{ kind: 'subject', subject: state.current, [target.name]: target.value.trim() }], words('saved'))
  }
}

/** One more subject, and the pages are about it. @param {Hand} hand @param {HTMLElement} dialog */
function add({ act, words }, dialog) {
  const subject = newId()
  act([{ kind: 'subject', subject, name: '' }, { kind: 'current', subject }], words('added'))
  find(dialog, '[name=name]').focus()
}

/** @param {Hand} hand */
function remove(hand) {
  const name = nameOf(hand.subject, hand.root)
  openQuestion(hand, 'remove', { name, going: [] }, () => {
    hand.act([{ kind: 'subject', subject: hand.state.current, removed: true }], hand.words('removed', { name }))
  })
}

/** @param {Hand} hand @param {EventTarget | null} form */
function measure({ act, words }, form) {
  if (!(form instanceof HTMLFormElement) || !('guideMeasures' in form.dataset)) return
  const value = /** @type {HTMLInputElement} */ (find(form, '[name=value]'))
  act([readMeasure(form)], words('measured'))
  value.value = ''
}
