// @ts-check
/** A session, screen by screen. All it knows is in the records, so it can be left at any moment. */
import { keepAwake } from './awake.mjs'
import { find, openDialog } from './dialogs.mjs'
import { beforeOf, isTicked, putSteps, stepsOf } from './screens.mjs'
import { prepareAfter, prepareEnd, readEnd } from './session-end.mjs'
import { paintBefore, paintClock, paintStep } from './session-screens.mjs'
import { sessionHere, start } from './session-start.mjs'
import { paintStepping } from './stepping.mjs'
import { paintSteps } from './steps.mjs'
import { stageOf } from './training.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */
/** @typedef {'before' | 'step' | 'signals' | 'end' | 'after'} Screen */

/** @param {Hand} hand @param {HTMLElement} button */
export function open(hand, button) {
  const here = stageOf(hand.root)
  if (!here) return
  if (!sessionHere(hand)) start(hand, here)
  const showing = new Showing(hand)
  const dialog = openDialog(hand, 'session', (shown) => showing.paint(shown), button.closest('.guide-block') ?? undefined)
  if (dialog) showing.run(dialog)
}

class Showing {
  /** @type {Screen} */
  screen = 'before'
  /** @type {Screen} where the three colours were asked for */
  from = 'before'
  index = 0

  /** @param {Hand} hand */
  constructor(hand) {
    this.hand = hand
    this.id = sessionHere(hand)?.id
    const steps = this.rest()
    this.index = Math.max(0, steps.findIndex((step) => !isTicked(step)))
    this.screen = this.session?.began ? 'step' : 'before'
  }

  /** The one it was opened for, while that has not ended: other tabs may begin more of the stage. */
  get session() {
    return this.hand.subject.open.find(({ id }) => id === this.id) ?? null
  }

  /** The steps that come one at a time. */
  rest() {
    const steps = stepsOf(this.hand.root)
    const before = beforeOf(steps)
    return steps.filter((step) => !before.includes(step))
  }

  /** @param {HTMLDialogElement} dialog */
  run(dialog) {
    const release = keepAwake(this.hand.root, navigator)
    const { documentElement } = this.hand.root
    documentElement.dataset.guideBusy = '' // so that no newer guide is offered in the middle
    const ticking = setInterval(() => (dialog.isConnected ? this.paintClock(dialog) : stop()), 1000)
    const stop = () => {
      clearInterval(ticking)
      delete documentElement.dataset.guideBusy
      release()
    }
    dialog.addEventListener('close', stop)
    dialog.addEventListener('click', ({ target }) => target instanceof Element && this.click(dialog, target))
    dialog.addEventListener('keydown', (event) => {
      // The next step's button comes under the finger: a key that is held leaves out one step alone.
      if (event.repeat && event.target instanceof Element && event.target.matches('[data-guide-skip]')) event.preventDefault()
    })
    dialog.addEventListener('submit', (event) => {
      event.preventDefault()
      this.save(dialog, /** @type {HTMLFormElement} */ (event.target))
    })
    for (const colours of this.hand.root.querySelectorAll('main .guide-signals')) {
      if (!dialog.contains(colours)) find(dialog, '[data-guide-colours]').append(colours.cloneNode(true))
    }
    this.show(dialog, this.screen)
  }

  /** @param {HTMLDialogElement} dialog @param {Screen} screen */
  show(dialog, screen) {
    this.screen = screen
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (dialog.querySelectorAll('[data-guide-screen]'))) {
      part.hidden = part.dataset.guideScreen !== screen
    }
    find(dialog, 'header').hidden = screen === 'after'
    if (screen === 'end') prepareEnd(dialog, this.hand, this.session)
    if (screen === 'after') prepareAfter(dialog, this.hand)
    this.paint(dialog)
    find(dialog, `[data-guide-screen="${screen}"] h2`).focus()
    dialog.scrollTop = 0
  }

  /** @param {HTMLDialogElement} dialog */
  paint(dialog) {
    if (this.follow(dialog)) return
    const before = beforeOf(stepsOf(this.hand.root))
    putSteps(find(dialog, '[data-guide-before]'), before)
    const steps = this.rest()
    this.index = Math.min(this.index, Math.max(0, steps.length - 1))
    paintStep(dialog, steps, this.index)
    paintSteps(dialog, this.hand.subject)
    paintStepping(dialog, this.hand.subject, this.hand.words)
    paintBefore(dialog, before.length)
    this.paintClock(dialog)
  }

  /**
   * Go where the records are now: they may be undone, or told by another tab.
   * @param {HTMLDialogElement} dialog @returns {boolean} whether there was somewhere to go
   */
  follow(dialog) {
    const { session, screen } = this
    const isOver = screen === 'after'
    if (!session && !isOver) dialog.close()
    else if (session && isOver) this.show(dialog, 'end')
    else if (screen === 'step' && !session?.began) this.show(dialog, 'before')
    else return false
    return true
  }

  /** @param {HTMLElement} dialog */
  paintClock(dialog) {
    if (this.session) paintClock(dialog, this.session, this.hand.now())
  }

  /** @param {HTMLDialogElement} dialog @param {Element} target */
  click(dialog, target) {
    const { act, words } = this.hand
    const go = /** @type {HTMLElement | null} */ (target.closest('[data-guide-go]'))?.dataset.guideGo
    const way = /** @type {HTMLElement | null} */ (target.closest('[data-guide-way]'))?.dataset.guideWay
    if (target.closest('[data-guide-begin]')) {
      act([{ kind: 'session-begin', session: this.session?.id }], words('started'))
      this.show(dialog, 'step')
    }
    if (go === 'signals' && this.screen !== 'signals') this.from = this.screen
    if (go === 'back') this.show(dialog, this.screen === 'signals' ? this.from : this.session?.began ? 'step' : 'before')
    else if (go) this.show(dialog, /** @type {Screen} */ (go))
    if (way) this.index += Number(way)
    if (way) this.show(dialog, 'step')
    if (target.closest('[data-guide-discard]')) this.discard(dialog)
  }

  /** It never was: the record of its start counts no more. @param {HTMLDialogElement} dialog */
  discard(dialog) {
    const { act, words } = this.hand
    const key = this.session?.key
    dialog.close()
    if (key) act([{ kind: 'undo', of: [key] }], words('discarded'))
  }

  /** @param {HTMLDialogElement} dialog @param {HTMLFormElement} form */
  save(dialog, form) {
    const { act, words } = this.hand
    const ended = readEnd(form, this.session)
    this.screen = 'after' // beforehand, for a session that is not open any more would close the dialog
    act([ended], words('ended'))
    this.show(dialog, 'after')
  }
}
