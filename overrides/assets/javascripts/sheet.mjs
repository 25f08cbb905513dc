// @ts-check
/** The printed sheet of a stage, as the reader's progress has it, or blank. */
import { isSkipped, sessionsAt, ticksOf } from './subject.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {import('./subject.mjs').Session} Session */

const SVG = 'http://www.w3.org/2000/svg'
const TICK = 'M4 13l5 6L20 4'

/**
 * @param {ParentNode} root
 * @param {Subject | null} subject null for blank sheets
 * @param {(day: string) => string} inWords a day such as 2026-11-22, as short as a column
 */
export function paintSheets(root, subject, inWords) {
  for (const sheet of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll('[data-guide-sheet]'))) {
    const name = sheet.querySelector('[data-guide-sheet-name]')
    if (name) name.textContent = subject?.name ?? ''
    for (const step of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll('[data-guide-sheet-step]'))) {
      paintStep(step, subject)
    }
    paintSessions(sheet, subject, inWords)
  }
}

/** @param {HTMLElement} step @param {Subject | null} subject */
function paintStep(step, subject) {
  const { guideSheetStep = '', guideWas = '' } = step.dataset
  const names = [guideSheetStep, ...guideWas.split(' ')]
  const ticks = subject ? ticksOf(subject, names) : new Map()
  step.classList.toggle('guide-sheet__step--skipped', Boolean(subject && isSkipped(subject, names)))
  step.querySelectorAll('.guide-sheet__box').forEach((box, index) => {
    box.replaceChildren(...(ticks.has(index + 1) ? [drawTick(box)] : []))
  })
}

/** A tick is drawn, for not every font has one. @param {Element} box */
function drawTick({ ownerDocument }) {
  const picture = ownerDocument.createElementNS(SVG, 'svg')
  const line = ownerDocument.createElementNS(SVG, 'path')
  const attributes = { viewBox: '0 0 24 24', fill: 'none', stroke: '#000', 'stroke-width': '3', 'aria-hidden': 'true' }
  for (const [name, value] of Object.entries(attributes)) picture.setAttribute(name, value)
  line.setAttribute('d', TICK)
  picture.append(line)
  return picture
}

/** The last sessions of the stage that there is room for. @param {HTMLElement} sheet @param {Subject | null} subject @param {(day: string) => string} inWords */
function paintSessions(sheet, subject, inWords) {
  const rows = [.../** @type {NodeListOf<HTMLTableRowElement>} */ (sheet.querySelectorAll('[data-guide-sheet-session]'))]
  const [plan, stage] = (sheet.dataset.guideSheet ?? '').split('/')
  const held = subject ? sessionsAt(subject, plan, stage).filter(({ outcome }) => outcome) : []
  const shown = held.slice(-rows.length)
  rows.forEach((row, index) => paintSession(row, shown[index], inWords))
}

/** @param {HTMLTableRowElement} row @param {Session | undefined} session @param {(day: string) => string} inWords */
function paintSession(row, session, inWords) {
  const outcome = session?.outcome
  const [, date, minutes, , , note] = row.cells
  date.textContent = session ? inWords(session.on) : ''
  minutes.textContent = String(outcome?.minutes ?? '')
  note.textContent = outcome?.note ?? ''
  for (const shape of row.querySelectorAll('[data-guide-colour]')) {
    shape.classList.toggle('guide-sheet__out', Boolean(outcome) && shape.getAttribute('data-guide-colour') !== outcome?.colour)
  }
  for (const answer of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll('[data-guide-ate]'))) {
    const isOther = typeof outcome?.ate === 'boolean' && answer.dataset.guideAte !== String(outcome.ate)
    answer.classList.toggle('guide-sheet__out', isOther)
  }
}
