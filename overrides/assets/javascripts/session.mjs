// @ts-check
/** A session, screen by screen. All it knows is in the records, so it can be left at any moment. */
import { keepAwake } from './awake.mjs'
import { dayOf, find, newId, openDialog } from './dialogs.mjs'
import { beforeOf, copyOf, isTicked, putSteps, stepsOf } from './screens.mjs'
import { paintStepping } from './stepping.mjs'
import { paintSteps } from './steps.mjs'
import { openSession } from './subject.mjs'
import { paintSuggestion } from './suggestion.mjs'
import { elapsed, minutesOf, sayTime, warningAt } from './timer.mjs'
import { stageOf } from './training.mjs'
import { fill } from './words.mjs'

/** @typedef {import('./guide.mjs').Hand} Hand */
/** @typedef {'before' | 'step' | 'signals' | 'end' | 'after'} Screen */

/** @param {Hand} hand @param {HTMLElement} button */
export function open(hand, button) {
  const here = stageOf(hand.root)
  if (!here) return
  if (sessionHere(hand)?.stage !== here.stage) start(hand, here)
  const showing = new Showing(hand)
  const dialog = openDialog(hand, 'session', (shown) => showing.paint(shown), button.closest('.guide-block') ?? undefined)
  if (dialog) showing.run(dialog)
}

/** The open session, if it is one of this page's stage. @param {Hand} hand */
function sessionHere({ subject, root }) {
  const here = stageOf(root)
  const session = openSession(subject)
  return session && session.plan === here?.plan && session.stage === here.stage ? session : null
}

/** @param {Hand} hand @param {{plan: string, stage: string}} here */
function start({ act, words, root, now }, { plan, stage }) {
  const steps = stepsOf(root)
  const session = newId()
  const every = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('.guide-checklist [data-guide-every]')])
  const preflight = every.flatMap(({ dataset }) => [dataset.guideStep ?? '', ...(dataset.guideWas ?? '').split(' ').filter(Boolean)])
  const begin = beforeOf(steps).length > 0 ? [] : [{ kind: 'session-begin', session }]
  act([{ kind: 'session-start', session, plan, stage, preflight, on: dayOf(now()) }, ...begin], words('started'))
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
    const steps = this.rest()
    this.index = Math.max(0, steps.findIndex((step) => !isTicked(step)))
    this.screen = this.session?.began ? 'step' : 'before'
  }

  get session() {
    return sessionHere(this.hand)
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
    if (screen === 'end') this.prepareEnd(dialog)
    if (screen === 'after') this.prepareAfter(dialog)
    this.paint(dialog)
    find(dialog, `[data-guide-screen="${screen}"] h2`).focus()
    dialog.scrollTop = 0
  }

  /** @param {HTMLDialogElement} dialog */
  paint(dialog) {
    if (this.follow(dialog)) return
    const before = beforeOf(stepsOf(this.hand.root))
    putSteps(find(dialog, '[data-guide-before]'), before)
    this.paintStep(dialog)
    paintSteps(dialog, this.hand.subject)
    paintStepping(dialog, this.hand.subject, this.hand.words)
    this.paintBefore(dialog, before.length)
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

  /** @param {HTMLElement} dialog @param {number} all */
  paintBefore(dialog, all) {
    const checked = [...find(dialog, '[data-guide-before]').querySelectorAll('[data-guide-step]')]
      .filter((step) => isTicked(/** @type {HTMLElement} */ (step))).length
    const missing = find(dialog, '[data-guide-missing]')
    const button = find(dialog, '[data-guide-begin]')
    const isReady = checked === all
    const said = fill(missing.dataset.guideSay ?? '', { n: checked, all })
    missing.textContent = isReady ? said : `${said}. ${missing.dataset.guideWait}`
    button.textContent = button.dataset[isReady ? 'guideAll' : 'guideSome'] ?? ''
    button.className = isReady ? 'guide-button' : 'guide-print'
  }

  /** @param {HTMLElement} dialog */
  paintStep(dialog) {
    const steps = this.rest()
    this.index = Math.min(this.index, Math.max(0, steps.length - 1))
    const number = find(dialog, '[data-guide-number]')
    const said = steps.length > 0 ? number.dataset.guideSay : number.dataset.guideNone
    number.textContent = fill(said ?? '', { n: this.index + 1, all: steps.length })
    putSteps(find(dialog, '[data-guide-one]'), steps.slice(this.index, this.index + 1))
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (dialog.querySelectorAll('[data-guide-way]'))) {
      const there = this.index + Number(button.dataset.guideWay)
      button.disabled = there < 0 || there >= steps.length
    }
  }

  /** @param {HTMLElement} dialog */
  paintClock(dialog) {
    const { session } = this
    if (!session) return
    const time = elapsed(session, this.hand.now())
    const clock = find(dialog, '[data-guide-clock]')
    const warning = find(dialog, '[data-guide-warning]')
    const { guideLongest, guideSoon, guideOver } = warning.dataset
    const said = { '': '', soon: guideSoon, over: guideOver }[warningAt(time, Number(guideLongest))] ?? ''
    clock.textContent = sayTime(time)
    if (warning.textContent !== said) warning.textContent = said
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

  /** @param {HTMLElement} dialog */
  prepareEnd(dialog) {
    const minutes = /** @type {HTMLInputElement} */ (find(dialog, '[name=minutes]'))
    const time = this.session ? elapsed(this.session, this.hand.now()) : 0
    minutes.value ||= String((this.session?.began && minutesOf(time)) || '')
    const open = stepsOf(this.hand.root).filter((step) => 'guideEvery' in step.dataset && !isTicked(step))
    putSteps(find(dialog, '[data-guide-open-steps]'), open)
    find(dialog, '[data-guide-also]').hidden = open.length === 0
  }

  /** @param {HTMLDialogElement} dialog @param {HTMLFormElement} form */
  save(dialog, form) {
    const { act, words } = this.hand
    const said = new FormData(form)
    const answer = (/** @type {string} */ name) => (said.has(name) ? said.get(name) === 'yes' : null)
    const minutes = said.get('minutes')
    this.screen = 'after' // beforehand, for a session that is not open any more would close the dialog
    act([{
      kind: 'session-end', session: this.session?.id, colour: said.get('colour'),
      ate: answer('ate'), left: answer('left'),
      minutes: minutes ? Number(minutes) : null, note: String(said.get('note') ?? '').trim(), on: this.session?.on,
    }], words('ended'))
    this.show(dialog, 'after')
  }

  /** @param {HTMLElement} dialog */
  prepareAfter(dialog) {
    const section = /** @type {HTMLElement | null} */ (this.hand.root.querySelector('main [data-guide-advice]'))
    if (section) find(dialog, '[data-guide-suggested]').replaceChildren(copyOf(section))
    paintSuggestion(this.hand.root, this.hand.subject)
  }
}
