import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const widths = { phone: 360, desk: 1280 }

/**
 * Looks at the page as it stands: one heading, a title, nothing that axe finds, no sideways scroll
 * at 320 px (or at 400 %), and a picture in both widths under e2e/screenshots/.
 */
export async function look(page: Page, name: string) {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  expect(await page.title()).not.toBe('')
  const before = page.viewportSize()
  await page.setViewportSize({ width: 320, height: 640 })
  expect(await tooWide(page), `what scrolls ${name} sideways at 320 px`).toEqual([])
  for (const [width, pixels] of Object.entries(widths)) {
    await page.setViewportSize({ width: pixels, height: pixels === 360 ? 740 : 900 })
    await axe(page, `${name}, ${width}`)
    await page.screenshot({ path: `e2e/screenshots/${name}-${width}.png`, fullPage: true })
  }
  if (before) await page.setViewportSize(before)
}

/** Lets axe look at the page; anything it finds fails, with what and where. */
export async function axe(page: Page, name: string) {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const found = violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
  expect(found, `axe on ${name}`).toEqual([])
}

/** What stands out to the right of a page that can be scrolled that way; nothing where it cannot. */
function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const out = [...document.body.querySelectorAll('*')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth,
    )
    return [`${scrollWidth} px`, ...out.slice(-3).map((one) => one.outerHTML.slice(0, 200))]
  })
}
