// @ts-check
/** A question in a dialog of the page. */

/**
 * Ask with a dialog that holds a form of choices; its button of value "yes" takes the choice.
 * @param {HTMLDialogElement} dialog
 * @param {string} preset the choice that stands there at first, where there is one like it
 * @returns {Promise<string | null>} the choice, or null for none
 */
export function ask(dialog, preset) {
  const choices = [.../** @type {NodeListOf<HTMLInputElement>} */ (dialog.querySelectorAll('input[type="radio"]'))]
  const chosen = choices.find(({ value }) => value === preset) ?? choices[0]
  chosen.checked = true
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      const choice = choices.find(({ checked }) => checked)?.value ?? null
      resolve(dialog.returnValue === 'yes' ? choice : null)
    }, { once: true })
    dialog.returnValue = ''
    dialog.showModal()
  })
}
