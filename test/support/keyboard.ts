import type { Page } from 'playwright-core'

/** What has the focus, as a reader of the screen would name it. */
const FOCUSED = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return ''
  const labels = [...(one.labels ?? [])].map((label) => label.textContent).join(' ')
  return (one.getAttribute('aria-label') || labels || one.textContent || one.getAttribute('title') || one.tagName).trim()
})()`

/** An outline or a ring on what has the focus or on what it is drawn as; else what it is. */
const UNSEEN = `(() => {
  const one = document.activeElement
  if (!one || one === document.body) return ''
  const near = [one, one.nextElementSibling, one.parentElement, one.parentElement?.parentElement, one.closest('td, li, label, .ant-select, .ant-picker')]
  const shown = near.filter(Boolean).some((each) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none'
  })
  return shown ? '' : one.outerHTML.slice(0, 160)
})()`

/** The name of what has the focus; empty where nothing has. */
export function focused(page: Page): Promise<string> {
  return page.evaluate<string>(FOCUSED)
}

/** Tabs on until something of that name has the focus; throws after a hundred and fifty stops. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  const passed: string[] = []
  for (let stop = 0; stop < 150; stop += 1) {
    await page.keyboard.press('Tab')
    const now = await focused(page)
    if (name.test(now)) return
    passed.push(now.slice(0, 12))
  }
  throw new Error(`${name} is not reached by Tab; passed ${passed.join(' | ')}`)
}

/** Tabs over a page and answers the stops at which nobody can see where they are. */
export async function unseenStops(page: Page, stops: number): Promise<string[]> {
  const found: string[] = []
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab')
    const unseen = await page.evaluate<string>(UNSEEN)
    if (unseen) found.push(unseen)
  }
  return found
}
