// @ts-check
/** Catch up from paper: a row of short codes becomes ticks, after a look at what they stand for. */
import { phrasesIn } from './phrases.mjs'
import { ticksOf } from './subject.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */
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

/** @param {HTMLElement} element @param {import('./journal.mjs').Journal} _ @param {Hand} hand */
export function paint(element, _, hand) {
  if (opened.has(element)) return
  opened.add(element)
  new Page(element, hand).load()
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
  #isLoading = false

  /** @param {HTMLElement} element @param {Hand} hand */
  constructor(element, hand) {
    this.hand = hand
    this.phrases = phrasesIn(element)
    this.form = /** @type {HTMLFormElement} */ (element.querySelector('form'))
    this.field = /** @type {HTMLInputElement} */ (element.querySelector('input'))
    this.list = /** @type {HTMLElement} */ (element.querySelector('[data-guide-caught]'))
    this.said = /** @type {HTMLElement} */ (element.querySelector('[data-guide-said]'))
    this.button = /** @type {HTMLButtonElement} */ (element.querySelector('[type="submit"]'))
    this.address = new URL(element.dataset.guideTable ?? '', element.dataset.guideBase)
    this.field.addEventListener('input', () => this.preview())
    this.form.addEventListener('submit', (event) => {
      event.preventDefault() // else the page would be loaded anew, and the codes gone
      this.tick()
    })
  }

  /** Get what the codes stand for; where that fails, the next letter tries again. */
  async load() {
    if (this.#isLoading) return
    this.#isLoading = true
    try {
      this.#table = await loadTable(this.address)
      this.said.textContent = ''
      this.preview()
    } catch {
      this.say('failed')
    } finally {
      this.#isLoading = false
    }
  }

  get caught() {
    return this.#table ? read(codesIn(this.field.value), this.#table, this.hand.subject) : []
  }

  preview() {
    if (!this.#table) return void this.load()
    const { caught } = this
    this.list.replaceChildren(...caught.map(({ name, values, tick }) => {
      const line = document.createElement('li')
      line.textContent = this.phrases.say(name, values)
      line.classList.toggle('guide-caught__none', !tick)
      return line
    }))
    // Not `disabled`, which would take the focus away from under the reader's finger.
    this.button.setAttribute('aria-disabled', String(!caught.some(({ tick }) => tick)))
  }

  tick() {
    const ticks = this.caught.flatMap(({ tick }) => tick ?? [])
    if (ticks.length === 0) return
    this.field.value = ''
    this.hand.act(ticks, this.phrases.count('ticked', ticks.length))
    this.preview()
  }

  /** @param {string} name */
  say(name) {
    this.said.textContent = this.phrases.say(name)
  }
}
