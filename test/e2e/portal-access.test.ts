import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBrowser } from '../support/chromium.ts'
import { focused, tabTo, unseenStops } from '../support/keyboard.ts'
import { PORTAL_ROUTES } from '../support/portal-routes.ts'
import { type Site, startSite } from '../support/site.ts'

/** Headings in order: one of the first level, and no level left out on the way down. */
const OUTLINE = `(() => {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4')]
    .filter((one) => one.checkVisibility())
    .map((one) => Number(one.tagName[1]))
  const jumps = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)
  return { firsts: levels.filter((level) => level === 1).length, jumps: jumps.length }
})()`

const LANDMARKS = `(() => ({
  lang: document.documentElement.lang,
  main: document.querySelectorAll('main').length,
  header: document.querySelectorAll('body header').length,
  footer: document.querySelectorAll('body footer').length,
  navs: [...document.querySelectorAll('nav')].filter((one) => !one.getAttribute('aria-label')).length,
}))()`

/** Controls nobody hears a name of, and pictures without words. */
const NAMELESS = `[...document.querySelectorAll('input, select, textarea, button, a, svg[role=img], img')]
  .filter((one) => one.checkVisibility())
  .filter((one) => !(one.getAttribute('aria-label') || one.getAttribute('alt') || one.labels?.length || one.textContent.trim()))
  .map((one) => one.outerHTML.slice(0, 100))`

describeBrowser('the portal without eyes, mouse or motion', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
  })
  afterAll(() => site.close())

  test('a letter is sent and followed by the keyboard alone, and the focus is always seen', async () => {
    const page = await site.open('desktop')
    await page.goto(site.url)
    await page.getByRole('link', { name: /写信给县长/ }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('跳到正文')
    await page.keyboard.press('Enter')
    await tabTo(page, /遇到什么事/)
    await tabTo(page, /^写信给县长/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '写信给县长' }).waitFor()
    // A new page is told to whoever listens by its heading.
    expect(await focused(page)).toBe('写信给县长')
    await tabTo(page, /^咨询/)
    await page.keyboard.press('ArrowRight')
    expect(await page.getByRole('radio', { name: '投诉' }).isChecked()).toBe(true)
    await tabTo(page, /^发送/)
    await page.keyboard.press('Enter')
    // The summary of what is missing takes the focus, and its lines lead to their fields.
    await expect.poll(() => focused(page)).toMatch(/^还有 4 处需要改正/)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await focused(page)).toMatch(/^标题/)
    await page.keyboard.insertText('示范路路灯不亮')
    await tabTo(page, /^来信内容/)
    await page.keyboard.insertText('路灯坏了一个月，夜里走不了人，请修。')
    await tabTo(page, /^姓名/)
    await page.keyboard.insertText('张示例')
    await tabTo(page, /^联系电话/)
    await page.keyboard.insertText('13800000000')
    await tabTo(page, /^发送/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    expect(await focused(page)).toBe('已经收到')
    expect(await unseenStops(page, 12)).toEqual([])
    await tabTo(page, /^跳到正文/)
    await tabTo(page, /^查看办理进度/)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '现在：待分办' }).waitFor()
    expect(await unseenStops(page, 20)).toEqual([])
    await page.context().close()
  })

  test('every page has its landmarks, its headings in order, and a name for every control', async () => {
    const page = await site.open('phone')
    const faults: string[] = []
    for (const path of PORTAL_ROUTES) {
      await page.goto(`${site.url}${path}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expect.poll(() => page.locator('.p-skeleton, [aria-busy=true]').count()).toBe(0)
      const marks = await page.evaluate<object>(LANDMARKS)
      const outline = await page.evaluate<object>(OUTLINE)
      const nameless = await page.evaluate<string[]>(NAMELESS)
      const told = JSON.stringify({ ...marks, ...outline, nameless })
      const due = { lang: 'zh-Hans-CN', main: 1, header: 1, footer: 1, navs: 0, firsts: 1, jumps: 0, nameless: [] }
      if (told !== JSON.stringify(due)) faults.push(`${path} ${told}`)
    }
    expect(faults).toEqual([])
    await page.context().close()
  })

  test('nothing moves for those who asked for stillness', async () => {
    const page = await site.open('phone')
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await page.goto(`${site.url}/letters/new`)
    await page.getByLabel('标题').fill('示范路路灯不亮')
    expect(await page.evaluate('document.getAnimations().length')).toBe(0)
    const moving = `[...document.querySelectorAll('.portal *')].filter((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one)
      return parseFloat(transitionDuration) > 0 || animationName !== 'none'
    }).length`
    expect(await page.evaluate(moving)).toBe(0)
    await page.context().close()
  })

  test('large type offers no voice where the device has none, and leaves no empty bar', async () => {
    const page = await site.open('phone')
    await page.addInitScript({ content: 'delete Window.prototype.speechSynthesis; delete window.speechSynthesis' })
    await page.goto(`${site.url}/track`)
    await page.getByRole('button', { name: '大字版' }).click()
    await page.getByRole('button', { name: '标准版' }).waitFor()
    expect(await page.getByRole('button', { name: '朗读本页' }).count()).toBe(0)
    expect(await page.locator('.p-elder').isVisible()).toBe(false)
    await page.context().close()
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
