// @ts-check
/** Paper: whether sheets print blank or with the reader's progress, which each device remembers. */
import { missedOnce } from './missed.mjs'

/** @typedef {import('./subject.mjs').Subject} Subject */

const PREFERENCE = 'paper'
const WITH_PROGRESS = 'progress'

export class Paper {
  /** @type {typeof import('./sheet.mjs').paintSheets | null} */
  #paintSheets = null
  #isAsking = false

  /**
   * @param {import('./local.mjs').Local} local
   * @param {() => void} repaint called once more is known of how to paint
   */
  constructor(local, repaint) {
    this.local = local
    this.repaint = repaint
  }

  /** Sheets are painted at once, for a browser's own Print asks nobody. @param {Document} page @param {Subject} subject */
  paint(page, subject) {
    if (!page.querySelector('[data-guide-sheet]')) return
    const isWanted = this.local.preference(PREFERENCE) === WITH_PROGRESS
    if (this.#paintSheets) this.#paintSheets(page, isWanted ? subject : null, inWords(page.documentElement.lang))
    else if (isWanted) this.#load().catch(missedOnce(page))
  }

  /** Ask which sheet is wanted, where the page asks that, and print it. @param {Document} page */
  async print(page) {
    if (page.querySelector('[data-guide-sheet]')) {
      if (this.#isAsking) return
      this.#isAsking = true
      const choice = await this.#ask(page).finally(() => { this.#isAsking = false })
      if (choice === null) return
      this.local.prefer(PREFERENCE, choice)
      await this.#load()
    }
    page.defaultView?.print()
  }

  /** @param {Document} page @returns {Promise<string | null>} the choice; none where the reader took it back */
  async #ask(page) {
    const [{ ask }, { bringLate, patternOf }] = await Promise.all([import('./ask.mjs'), import('./late.mjs')])
    await bringLate(page)
    const dialog = patternOf(page, 'paper')?.querySelector('dialog')
    return dialog ? ask(dialog, this.local.preference(PREFERENCE)) : null
  }

  async #load() {
    ({ paintSheets: this.#paintSheets } = await import('./sheet.mjs'))
    this.repaint()
  }
}

/** @param {string} language @returns {(day: string) => string} */
function inWords(language) {
  const format = new Intl.DateTimeFormat(language || undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return (day) => {
    const date = new Date(`${day}T00:00:00Z`)
    return Number.isNaN(date.getTime()) ? '' : format.format(date)
  }
}
