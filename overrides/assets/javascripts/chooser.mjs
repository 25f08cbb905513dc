// @ts-check
/** Asks the questions of the chooser one at a time. Nothing that is answered is kept. */
import { phrasesIn } from './phrases.mjs'

/** @type {WeakSet<HTMLElement>} */
const started = new WeakSet()

/** @param {HTMLElement} element */
export function paint(element) {
  if (started.has(element)) return
  started.add(element)
  const questions = [...element.querySelectorAll('[data-guide-question]')]
  if (questions.length === 0) return
  part(element, 'all').removeAttribute('open')
  part(element, 'live').hidden = false
  ask(element, questions, [], false)
}

/** @param {Element} element @param {string} name @returns {HTMLElement} */
const part = (element, name) => /** @type {HTMLElement} */ (element.querySelector(`[data-guide-chooser="${name}"]`))

/**
 * Show the question after those that were answered, or what the last answer leads to.
 * @param {HTMLElement} element @param {Element[]} questions
 * @param {Element[]} given the answers so far @param {boolean} isMoved whether the reader asked for it
 */
function ask(element, questions, given, isMoved) {
  const { say } = phrasesIn(element)
  const outcome = given.at(-1)?.querySelector('[data-guide-outcome]')
  const question = questions[given.length]
  const heading = part(element, 'ask')
  const back = part(element, 'back')
  const go = (/** @type {Element[]} */ answers) => ask(element, questions, answers, true)
  part(element, 'count').textContent = outcome ? '' : say('count', { n: given.length + 1, all: questions.length })
  heading.textContent = outcome ? say('outcome') : question.querySelector('h3')?.textContent ?? ''
  part(element, 'more').replaceChildren(...(outcome ? copies(outcome) : choices(question, (answer) => go([...given, answer]))))
  back.hidden = given.length === 0
  back.onclick = () => go(given.slice(0, -1))
  if (isMoved) heading.focus()
}

/** @param {Element} outcome */
const copies = (outcome) => [...outcome.children].map((child) => child.cloneNode(true))

/** @param {Element} question @param {(answer: Element) => void} choose @returns {Node[]} */
function choices(question, choose) {
  const note = question.querySelector('[data-guide-note]')
  const buttons = [...question.querySelectorAll('[data-guide-answer]')].map((answer) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'guide-button guide-chooser__choice'
    button.textContent = answer.querySelector('dt')?.textContent ?? ''
    button.addEventListener('click', () => choose(answer))
    return button
  })
  return [...(note ? [note.cloneNode(true)] : []), ...buttons]
}
