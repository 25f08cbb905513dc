// @ts-check
/** The only file that knows Material: its instant navigation swaps pages without loading one. */

/**
 * Show the page that is there, and every page that Material puts in its place. A page may be shown
 * more than once.
 * @param {Window & {document$?: {subscribe(next: () => void): unknown}}} view
 * @param {() => void} show
 */
export function onEveryPage(view, show) {
  show()
  view.document$?.subscribe(show)
}

/**
 * The key of localStorage under which Material keeps a setting of the reader's for this site.
 * @param {Window & {__md_scope?: URL}} view @param {string} name
 */
export const settingOf = (view, name) => `${view.__md_scope?.pathname ?? '/'}.${name}`
