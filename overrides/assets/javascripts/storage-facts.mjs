// @ts-check
/** What the panel says of this device: how much is kept, how surely, and when it was last backed up. */
/** @typedef {import('./storage.mjs').Panel} Panel */

/** @param {Panel} panel */
export function paintFacts(panel) {
  const { journal, phrases } = panel
  const { entries } = journal
  const size = entries.reduce((sum, [key, text]) => sum + key.length + text.length, 0)
  const kilobytes = Math.max(1, Math.round(size / 1000))
  write(panel, 'amount', entries.length ? phrases.count('amount', entries.length, { size: kilobytes }) : phrases.say('empty'))
  write(panel, 'kept', phrases.say(`kept-${howKept(journal)}`))
  write(panel, 'last', lastBackup(panel))
  paintPromise(panel)
  paintHomeScreen(panel)
}

/** Of two places only where both keep all. @param {import('./journal.mjs').Journal} journal */
function howKept({ keeping, remembers }) {
  return keeping === 'safe' && !remembers ? 'once' : keeping
}

/** @param {Panel} panel */
function lastBackup({ journal, phrases }) {
  const at = new Date(journal.state.backedUp)
  if (Number.isNaN(Number(at))) return phrases.say('never')
  return at.toLocaleString(phrases.locale, { dateStyle: 'long', timeStyle: 'short' })
}

/** @param {Panel} panel */
async function paintPromise(panel) {
  const storage = panel.element.ownerDocument.defaultView?.navigator.storage
  const ask = /** @type {HTMLElement | null} */ (panel.element.querySelector('[data-guide-promise-ask]'))
  const promise = await storage?.persisted?.().catch(() => undefined)
  const name = promise === undefined ? 'promise-unknown' : promise ? 'promise-given' : 'promise-none'
  write(panel, 'promise', panel.phrases.say(name))
  const isFocused = ask && ask === ask.ownerDocument.activeElement
  if (ask) ask.hidden = name !== 'promise-none'
  const said = panel.element.querySelector('[data-guide-fact="promise"]')
  if (isFocused && ask.hidden && said) Object.assign(said, { tabIndex: -1 }).focus() // the button that had it goes
}

/** Browsers of iPhone and iPad alone say whether they run from the home screen. @param {Panel} panel */
function paintHomeScreen({ element }) {
  const navigator = /** @type {Navigator & {standalone?: boolean}} */ (element.ownerDocument.defaultView?.navigator)
  const details = element.querySelector('details')
  if (navigator.standalone === false && details && !details.dataset.guideShown) details.open = true
  if (details) details.dataset.guideShown = 'yes'
}

/** @param {Panel} panel @param {string} name @param {string} text */
function write({ element }, name, text) {
  const slot = element.querySelector(`[data-guide-fact="${name}"]`)
  if (slot && slot.textContent !== text) slot.textContent = text
}
