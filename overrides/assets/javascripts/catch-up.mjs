// @ts-check
/** Catch up from paper: a row of short codes becomes ticks, after a look at what they stand for. */
import { phrasesIn } from './phrases.mjs'
import { currentSubject } from './state.mjs'
import { ticksOf } from './subject.mjs'

/** @typedef {import('./journal.mjs').Journal} Journal */
/** @typedef {import('./subject.mjs').Subject} Subject */
/** @typedef {{step: string, was: string[], boxes: number, text: string, words: string, place: string}} Step */
/** @typedef {{steps: Record<string, Step>, renamed: Record<string, string>, retired: Record<string, string>}} Table */
/** What is said of one code, and the tick it makes, if any. @typedef {{name: string, values: Record<string, string | number>, tick: Tick | null}} Caught */
/** @typedef {{kind: 'tick', step: string, box: number, on: true, words: string}} Tick */

const LENGTH = 4
/** What a hand may have written for a sign that no code has. @type {Record<string, string>} */
const MEANT = { S: '5', Z: '2', 8: 'B', 6: 'G', U: 'V' }

/** @type {WeakSet<HTMLElement>} */
const opened = new WeakSet()

/** @param {HTMLElement} element @param {Journal} journal */
export function paint(element, journal) {
  if (opened.has(element)) return
  opened.add(element)
  const table = loadTable(new URL(element.dataset.guideTable ?? '', document.baseURI))
  const page = new Page(element, journal)
  table.then((loaded) => page.use(loaded), () => page.say('failed'))
}

/** @param {URL} address @returns {Promise<Table>} */
async function loadTable(address) {
  const answer = await fetch(address)
  if (!answer.ok) throw new Error(`${address} answers ${answer.status}`)
  return answer.json()
}

/** @param {string} typed @returns {string[]} codes, whatever stands between and around them */
export function codesIn(typed) {
  const signs = [...typed.normalize('NFKC').toUpperCase()].filter((sign) => /[A-Z0-9]/.test(sign))
  const meant = signs.map((sign) => MEANT[sign] ?? sign).join('')
  return meant.match(new RegExp(`.{1,${LENGTH}}`, 'g')) ?? []
}

/** @param {string[]} codes @param {Table} table @param {Subject} subject @returns {Caught[]} */
export function read(codes, table, subject) {
  /** @type {Map<string, Set<number>>} */
  const taken = new Map()
  return codes.map((code) => readOne(code, table, subject, taken))
}

/** @param {string} code @param {Table} table @param {Subject} subject @param {Map<string, Set<number>>} taken @returns {Caught} */
function readOne(code, table, subject, taken) {
  const { steps, renamed, retired } = table
  const step = own(steps, code) ?? own(steps, own(renamed, code) ?? '')
  const why = own(retired, code)
  if (!step) return { name: why === undefined ? 'unknown' : 'retired', values: { code, why: why ?? '' }, tick: null }
  const boxes = taken.get(step.step) ?? new Set(ticksOf(subject, [step.step, ...step.was]).keys())
  taken.set(step.step, boxes)
  const box = firstFree(boxes, step.boxes)
  if (!box) return { name: 'done', values: { ...shown(step) }, tick: null }
  boxes.add(box)
  const name = step.boxes > 1 ? 'part' : 'tick'
  const tick = /** @type {Tick} */ ({ kind: 'tick', step: step.step, box, on: true, words: step.words })
  return { name, values: { ...shown(step), box, boxes: step.boxes }, tick }
}

/** @param {Step} step */
const shown = ({ text, place }) => ({ text, place })

/** @template T @param {Record<string, T>} table @param {string} name @returns {T | undefined} */
const own = (table, name) => (Object.hasOwn(table, name) ? table[name] : undefined)

/** @param {Set<number>} boxes @param {number} all */
function firstFree(boxes, all) {
  return Array.from({ length: all }, (_, index) => index + 1).find((box) => !boxes.has(box))
}

class Page {
  /** @type {Table | null} */
  #table = null
  /** @type {string[]} */
  #keys = []

  /** @param {HTMLElement} element @param {Journal} journal */
  constructor(element, journal) {
    this.journal = journal
    this.phrases = phrasesIn(element)
    this.form = /** @type {HTMLFormElement} */ (element.querySelector('form'))
    this.field = /** @type {HTMLInputElement} */ (element.querySelector('input'))
    this.list = /** @type {HTMLElement} */ (element.querySelector('[data-guide-caught]'))
    this.said = /** @type {HTMLElement} */ (element.querySelector('[data-guide-said]'))
    this.button = /** @type {HTMLButtonElement} */ (element.querySelector('[type="submit"]'))
    this.back = /** @type {HTMLButtonElement} */ (element.querySelector('[data-guide-uncatch]'))
  }

  /** @param {Table} table */
  use(table) {
    this.#table = table
    this.field.addEventListener('input', () => this.preview())
    this.back.addEventListener('click', () => this.undo())
    this.form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.tick()
    })
    this.preview()
  }

  get caught() {
    return this.#table ? read(codesIn(this.field.value), this.#table, currentSubject(this.journal.state)) : []
  }

  preview() {
    const { caught } = this
    this.list.replaceChildren(...caught.map(({ name, values, tick }) => {
      const line = document.createElement('li')
      line.textContent = this.phrases.say(name, values)
      line.classList.toggle('guide-caught__none', !tick)
      return line
    }))
    this.button.disabled = !caught.some(({ tick }) => tick)
  }

  tick() {
    const ticks = this.caught.flatMap(({ tick }) => tick ?? [])
    if (ticks.length === 0) return
    this.#keys = this.journal.append(...ticks)
    this.field.value = ''
    this.back.hidden = false
    this.preview()
    this.said.textContent = this.phrases.count('ticked', ticks.length)
  }

  undo() {
    this.journal.append({ kind: 'undo', of: this.#keys })
    this.back.hidden = true
    this.preview()
    this.say('undone')
  }

  /** @param {string} name */
  say(name) {
    this.said.textContent = this.phrases.say(name)
  }
}
