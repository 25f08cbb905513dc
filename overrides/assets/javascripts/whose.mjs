// @ts-check
/** Whose progress the page shows: the name wherever it stands, and the plan it is on. */
import { fill } from './words.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */

/** @param {ParentNode} root @param {string} selector @returns {HTMLElement[]} */
const all = (root, selector) => [...root.querySelectorAll(selector)].map((each) => /** @type {HTMLElement} */ (each))

/** What a subject is called: by its name, or by the guide's word for one. @param {Subject} subject @param {ParentNode} root */
export function nameOf({ name }, root) {
  const button = /** @type {HTMLElement | null} */ (root.querySelector('[data-guide-unnamed]'))
  return name || (button?.dataset.guideUnnamed ?? '')
}

/** @param {ParentNode} root @param {Subject} subject */
export function paintNames(root, subject) {
  const name = nameOf(subject, root)
  for (const element of all(root, '[data-guide-name]')) {
    if (element.textContent !== name) element.textContent = name
  }
  for (const button of all(root, '[data-guide-unnamed]')) {
    button.setAttribute('aria-label', fill(button.dataset.guideLabel ?? '', { name }))
    button.toggleAttribute('data-guide-named', Boolean(subject.name))
    const initial = button.querySelector('[data-guide-initial]')
    if (initial) initial.textContent = initialOf(subject.name)
  }
  paintEnrolment(root, subject, name)
}

/** The first letter as readers see it: it may be several signs, and has no capital of two. @param {string} name */
function initialOf(name) {
  const letters = Intl.Segmenter ? [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment) : [...name]
  const [first = ''] = letters
  const capital = first.toUpperCase()
  return capital.length > first.length ? first : capital
}

/** A plan can be started, unless it is the one the subject is on. @param {ParentNode} root @param {Subject} subject @param {string} called */
function paintEnrolment(root, { plan, name }, called) {
  for (const line of all(root, '[data-guide-enrolled]')) {
    line.hidden = line.dataset.guideEnrolled !== plan
    line.textContent = fill(line.dataset.guideSay ?? '', { name: called })
  }
  for (const button of all(root, '[data-guide-enrol]')) {
    const isOn = button.dataset.guideEnrol === plan
    const line = isOn && button.matches(':focus') && all(root, `[data-guide-enrolled="${plan}"]`)[0]
    if (line) Object.assign(line, { tabIndex: -1 }).focus() // the button that has it goes
    button.hidden = isOn
    const { guideSay = '', guideSayUnnamed = '' } = button.dataset
    button.textContent = name ? fill(guideSay, { name }) : guideSayUnnamed
  }
}

/** A subject put on a plan, as a record; null for any other target. @param {Element} target */
export function readEnrol(target) {
  const button = /** @type {HTMLElement | null} */ (target.closest('[data-guide-enrol]'))
  return button ? { kind: 'enrol', plan: button.dataset.guideEnrol } : null
}
