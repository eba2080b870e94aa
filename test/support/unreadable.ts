import type { Page } from 'playwright-core'

/** What of a page cannot be read at the size it has, one line each: too wide, off the screen, cut without its whole text, half a character. */
export async function unreadable(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(${LOOK})()`)
}

/** Runs in the page. Text that ends in an ellipsis counts as read where a title tells it whole. */
const LOOK = `() => {
  const found = new Set()
  const wide = document.documentElement.scrollWidth
  if (wide > innerWidth) found.add('page ' + wide + ' wide')
  const text = document.body.innerText
  if (!text.isWellFormed() || text.includes('\\ufffd')) found.add('half a character')
  const named = (element) => {
    const said = [...(element.innerText ?? '')].slice(0, 12).join('')
    return element.tagName.toLowerCase() + '.' + element.className + ' ' + said
  }
  const scrolls = (element) => {
    for (let at = element.parentElement; at && at !== document.body; at = at.parentElement)
      if (/auto|scroll/.test(getComputedStyle(at).overflowX) || at.matches('.ant-table-tbody-virtual')) return true
    return false
  }
  for (const element of document.querySelectorAll('body *')) {
    const { width, height, left, right } = element.getBoundingClientRect()
    if (width < 2 || height < 2 || right <= 0 || element.closest('[aria-hidden=true], svg, .desk-hidden, .p-hidden')) continue
    const style = getComputedStyle(element)
    if (style.visibility === 'hidden' || style.clipPath !== 'none') continue
    if ((right > innerWidth + 1 || left < -1) && style.position !== 'fixed' && !scrolls(element))
      found.add('off the screen: ' + named(element))
    const cuts = style.overflowX !== 'visible' && !/auto|scroll/.test(style.overflowX)
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())
    const cut = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 4
    if (own && cuts && cut && !element.closest('[title]') && !element.querySelector('[title]'))
      found.add('cut: ' + named(element))
  }
  return [...found].slice(0, 8)
}`
