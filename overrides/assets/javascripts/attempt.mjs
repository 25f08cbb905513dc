// @ts-check

/** Run one part; when it breaks, say so and let the others run. @param {() => void} part */
export function attempt(part) {
  try {
    part()
  } catch (error) {
    console.error(error)
  }
}
