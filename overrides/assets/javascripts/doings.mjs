// @ts-check
/** What the reader did since the page was loaded, each with its way back. */

/** The records of one thing done, how it is called, and whether they were brought in from a backup. @typedef {{keys: string[], said: string, brought?: boolean}} Doing */

const SHOWN_FOR = 10_000

export class Doings {
  /** @type {Doing[]} */
  #done = []
  /** @type {Doing[]} */
  #undone = []
  #shown = 0
  /** Kept, for a dialog that goes takes it along. @type {HTMLElement | null} */
  #bar = null

  /**
   * @param {Document} root has the bar
   * @param {(name: string) => string} words
   * @param {(of: string[], brought: boolean) => string[]} append appends an undo of records, and returns its keys
   * @param {(milliseconds: number) => Promise<unknown>} wait
   */
  constructor(root, words, append, wait) {
    this.root = root
    this.words = words
    this.append = append
    this.wait = wait
  }

  /** @param {Doing} doing */
  add(doing) {
    this.#done.push(doing)
    this.#undone = []
    this.#show(doing.said, 'undo')
  }

  /** @returns {boolean} whether there was something to undo */
  undo() {
    const doing = this.#done.pop()
    if (!doing) return false
    this.#undone.push({ keys: this.append(doing.keys, doing.brought ?? false), said: doing.said })
    this.#show(this.words('undone'), 'redo')
    return true
  }

  /** Say something that has no way back; that of what was done before stays while it is shown. @param {string} said */
  tell(said) {
    this.#show(said, null)
  }

  /** Undo the undo. @returns {boolean} whether there was one */
  redo() {
    const doing = this.#undone.pop()
    if (!doing) return false
    this.#done.push({ keys: this.append(doing.keys, false), said: doing.said })
    this.#show(this.words('redone'), 'undo')
    return true
  }

  /**
   * Show the bar for a while. A dialog that is open hides what is outside of it, so the bar moves in.
   * @param {string} said @param {'undo' | 'redo' | null} way
   */
  #show(said, way) {
    const bar = this.#bar ??= this.root.querySelector('[data-guide-doing]')
    if (!bar) return
    const host = [...this.root.querySelectorAll('dialog[open]')].at(-1) ?? this.root.body
    if (bar.parentElement !== host) host.insertBefore(bar, host.querySelector(':scope > .guide-dialog__end'))
    const status = bar.querySelector('[role=status]')
    const button = bar.querySelector('button')
    if (!status || !button) return
    status.textContent = said
    if (way) {
      button.textContent = this.words(way)
      button.dataset.guideDo = way
    }
    bar.toggleAttribute('data-guide-shown', true)
    if (way) button.hidden = false
    this.#hideLater(bar, ++this.#shown)
  }

  /** @param {HTMLElement} bar @param {number} turn */
  async #hideLater(bar, turn) {
    do await this.wait(SHOWN_FOR)
    while (turn === this.#shown && bar.matches(':hover, :focus-within'))
    if (turn === this.#shown) this.hide()
  }

  /** All was erased: there is nothing to come back to. */
  forget() {
    this.#done = []
    this.#undone = []
    this.hide()
  }

  hide() {
    const bar = this.#bar
    bar?.toggleAttribute('data-guide-shown', false)
    const button = bar?.querySelector('button')
    const status = bar?.querySelector('[role=status]')
    if (button) button.hidden = true
    if (status) status.textContent = ''
  }
}

/**
 * Which way a key goes: Ctrl or ⌘ and Z back, with Shift forward; not while text is written, where
 * the browser has its own.
 * @param {KeyboardEvent} event @returns {'undo' | 'redo' | null}
 */
export function wayOf({ key, code, ctrlKey, metaKey, altKey, shiftKey, target }) {
  const isOfLatin = /^[a-z]$/i.test(key) // other alphabets have the key where the letter would be
  if ((isOfLatin ? key.toLowerCase() !== 'z' : code !== 'KeyZ') || !(ctrlKey || metaKey) || altKey) return null
  const isText = target instanceof Element
    && target.matches('textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])')
  return isText ? null : shiftKey ? 'redo' : 'undo'
}
