// @ts-check
/** The browser's promise not to delete what the guide keeps when the device runs out of room. */

/**
 * Ask for it at the first tick of all, for some browsers ask the reader in turn.
 * @param {import('./state.mjs').State} state before the tick
 * @param {StorageManager | undefined} storage missing on addresses without encryption
 */
export function askToKeep({ subjects }, storage) {
  const isFirst = [...subjects.values()].every(({ boxes }) => boxes.size === 0)
  if (isFirst) storage?.persist?.().catch(() => {}) // a no is told on the page about storage
}
