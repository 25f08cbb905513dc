// @ts-check
/** Handing things over to the device: a file to keep, a link to send. */

/**
 * @param {Document} page @param {string} name @param {string} text @param {string} type
 */
export function saveFile(page, name, text, type) {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = page.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000) // some browsers read it only later
}

/**
 * Through the share sheet where there is one, else the clipboard.
 * @param {Navigator} navigator @param {ShareData & {url: string}} link
 * @returns {Promise<'shared' | 'copied' | 'left' | 'failed'>} `left`: the reader closed the sheet
 */
export async function sendLink(navigator, link) {
  if (navigator.canShare?.(link)) {
    try {
      await navigator.share(link)
      return 'shared'
    } catch (error) {
      if (error instanceof Error && error.name === 'AbortError') return 'left'
    }
  }
  try {
    await navigator.clipboard.writeText(link.url)
    return 'copied'
  } catch {
    return 'failed'
  }
}
