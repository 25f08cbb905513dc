// @ts-check
/** The plans in outline, as the page has them. */

/**
 * @typedef {{place: string, number: number, title: string, href: string, minutes: number | null,
 *   perDay: number | null, steps: import('./progress.mjs').Counted[]}} Stage
 */
/** @typedef {{id: string, title: string, href: string, stages: Stage[]}} Plan */
/** @typedef {{plans: Plan[], texts: Map<string, string>, stages: Map<string, Stage>}} Outline texts by step id, stages by place */

/** @param {ParentNode} root @returns {Outline} */
export function readOutline(root) {
  const template = root.querySelector('template[data-guide-outline]')
  const lists = template instanceof HTMLTemplateElement ? [...template.content.querySelectorAll('ol')] : []
  const texts = new Map()
  const plans = lists.map(({ dataset, children }) => ({
    id: dataset.guidePlan ?? '',
    title: dataset.guideTitle ?? '',
    href: dataset.guideHref ?? '',
    stages: [...children].map((item, index) => readStage(/** @type {HTMLElement} */ (item), index + 1, texts)),
  }))
  const stages = new Map(plans.flatMap((plan) => plan.stages).map((stage) => [stage.place, stage]))
  return { plans, texts, stages }
}

/** @param {HTMLElement} item @param {number} number @param {Map<string, string>} texts @returns {Stage} */
function readStage({ dataset, children }, number, texts) {
  const steps = [...children].map((step) => {
    const { guideNames = '', guideTimes } = /** @type {HTMLElement} */ (step).dataset
    const names = guideNames.split(' ')
    for (const name of names) texts.set(name, step.textContent ?? '')
    return { names, times: Number(guideTimes) || 1 }
  })
  return {
    place: dataset.guidePlace ?? '', number, title: dataset.guideTitle ?? '', href: dataset.guideHref ?? '',
    minutes: Number(dataset.guideMinutes) || null, perDay: Number(dataset.guidePerDay) || null, steps,
  }
}
