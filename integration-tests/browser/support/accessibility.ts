import AxeBuilder from "@axe-core/playwright"
import type { Page } from "playwright-core"

const FAILING_IMPACTS: ReadonlyArray<string | null | undefined> = ["serious", "critical"]

/**
 * What a plugin can show. Around it is the dashboard's own frame, with violations that are Medusa's: buttons without a
 * name in the sidebar, and grey headings in the dark.
 */
const OURS: readonly string[] = ["main", "[role=dialog]", "[role=alertdialog]"]

/** A section of ours on a page of Medusa's, whose other sections are not ours to mend. */
export const OUR_SECTION: readonly string[] = ["[role=region][aria-labelledby]", "[role=dialog]", "[role=alertdialog]"]

/** Every language and every theme: axe finds what is wrong with texts in the one, with colors in the other. */
export const LOOKS = [
  { language: "en", theme: "light" },
  { language: "vi", theme: "dark" },
] as const

/** Nothing keeps a person with a disability from using the page, as far as axe can see. @param within where to look */
export async function expectAccessible(page: Page, within = OURS): Promise<void> {
  await untilAtRest(page)
  const builder = new AxeBuilder({ page })
  for (const selector of within) {
    if ((await page.locator(selector).count()) > 0) {
      builder.include(selector)
    }
  }
  const { violations } = await builder.analyze()
  const found = violations
    .filter(({ impact }) => FAILING_IMPACTS.includes(impact))
    .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`))
  expect(found).toEqual([])
}

/** Half-way between two colors there is not enough contrast. A spinner never rests. */
async function untilAtRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => animation.effect?.getComputedTiming().endTime === Infinity)
  )
}
