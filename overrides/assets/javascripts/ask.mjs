// @ts-check
/** A question in a dialog made from a pattern. */

/**
 * Ask with a dialog that holds a form of choices; its button of value "yes" takes the choice.
 * @param {HTMLDialogElement} pattern of the dialog, which is gone when it is closed
 * @param {string} preset the choice that stands there at first, where there is one like it
 * @returns {Promise<string | null>} the choice, or null for none
 */
export function ask(pattern, preset) {
  const dialog = /** @type {HTMLDialogElement} */ (document.importNode(pattern, true))
  const choices = [.../** @type {NodeListOf<HTMLInputElement>} */ (dialog.querySelectorAll('input[type="radio"]'))]
  const chosen = choices.find(({ value }) => value === preset) ?? choices[0]
  chosen.checked = true
  const left = new AbortController()
  return new Promise((resolve) => {
    // Instant navigation would leave it over the page that one goes back to.
    window.addEventListener('popstate', () => dialog.close(), { signal: left.signal })
    dialog.addEventListener('close', () => {
      left.abort()
      const choice = choices.find(({ checked }) => checked)?.value ?? null
      dialog.remove()
      resolve(dialog.returnValue === 'yes' ? choice : null)
    }, { once: true })
    document.body.append(dialog)
    dialog.showModal()
  })
}
