import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const TITLES = ['东街路灯不亮', '西关道路积水', `${'很长的标题'.repeat(18)}䶮𠮷`]
const PHONE = { width: 390, height: 844 }

describeBrowser('a day at the desk', () => {
  let site: Site
  const ids: string[] = []
  beforeAll(async () => {
    site = await startSite()
    const dispatcher = await site.desk.signIn('dispatcher')
    for (const title of TITLES) {
      const answer = await site.desk.visitor.send('/api/letters', {
        kind: '投诉',
        title,
        body: '路灯坏了一个月，孩子晚上看不见路，请派人来修。',
        party: { name: '张示例', phone: '13800000000' },
      })
      const { id } = (await answer.json()) as { id: string }
      ids.push(id)
      await dispatcher.send(`/api/letters/${id}/assign`, { office: 'city-management' }, { 'if-match': '"1"' })
    }
  })
  afterAll(() => site.close())

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).first().waitFor()

  test('begins with what waits; each number leads to its list', async () => {
    const page = await site.signIn('dispatcher')
    const glance = page.getByRole('navigation', { name: '接下来办什么' })
    await glance.getByRole('link', { name: /三日内到期/ }).waitFor()
    await keepPicture(page, 'desk-home')
    expect(await seriousFindings(page)).toEqual([])
    const near = glance.getByRole('link', { name: /三日内到期/ })
    const count = Number((await near.innerText()).match(/\d+/)?.[0])
    await near.click()
    await page.getByText(/期限：/).waitFor()
    await page.getByText(`第 1 页，本页 ${count} 件`).waitFor()
    await page.setViewportSize(PHONE)
    await keepPicture(page, 'desk-home-phone')
    expect(await seriousFindings(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width)
  })

  test('a view is kept by name with its columns, and its address shows a colleague the same', async () => {
    const page = await site.signIn('dispatcher')
    await page.getByRole('link', { name: TITLES[0] ?? '' }).waitFor()
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '经办人' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('columnheader', { name: '经办人' }).waitFor({ state: 'detached' })
    await page.getByRole('checkbox', { name: '只看逾期' }).click()
    await page.getByText('没有符合条件的事项').waitFor()
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '把现在的条件存为视图…' }).click()
    await page.getByLabel('视图名称').fill('逾期的')
    await page.getByRole('button', { name: /保\s?存/ }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.goto(`${site.url}/desk`)
    await page.getByRole('button', { name: /^视图/ }).click()
    await page.getByRole('menuitem', { name: '逾期的', exact: true }).click()
    await page.getByText('没有符合条件的事项').waitFor()
    await page.getByRole('button', { name: '视图：逾期的 ▾' }).waitFor()
    const colleague = await site.signIn('supervisor')
    await colleague.goto(page.url())
    await colleague.getByText('没有符合条件的事项').waitFor()
    await colleague.goto(`${page.url().replace('late=true&', '')}`)
    await colleague.getByRole('link', { name: TITLES[0] ?? '' }).waitFor()
    expect(await colleague.getByRole('columnheader', { name: '经办人' }).count()).toBe(0)
  })

  test('many are noted at once, with the result of each; the list is taken along whole', async () => {
    const page = await site.signIn('clerk')
    await page.getByRole('checkbox', { name: '选择本页全部事项' }).check()
    const bar = page.getByRole('region', { name: '批量办理' })
    await bar.getByText('已选 3 件').waitFor()
    expect(await bar.getByRole('button', { name: '催办' }).count()).toBe(0)
    await bar.getByRole('button', { name: '添加备注' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('备注').fill('周三一并现场核查。')
    await dialog.getByRole('button', { name: '添加备注' }).click()
    await dialog.getByText('办好 3 件，没有办 0 件').waitFor()
    await keepPicture(page, 'desk-bulk-results')
    expect(await seriousFindings(page)).toEqual([])
    await dialog.getByRole('button', { name: /完\s?成/ }).click()
    await bar.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: /^导出/ }).click()
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /xlsx/ }).click(),
    ])
    expect(saved.suggestedFilename()).toMatch(/^事项清单\d{4}-\d{2}-\d{2}\.xlsx$/)
  })

  test('the whole list scrolls in one go', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk?limit=all`)
    await page.getByText('已取 3 件，全部在此').waitFor()
    await page.getByRole('link', { name: TITLES[1] ?? '' }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
  })

  test('the palette knows pages of no menu, and what the desk itself can do', async () => {
    const page = await site.signIn('dispatcher')
    await page.getByRole('link', { name: TITLES[0] ?? '' }).waitFor()
    const box = page.getByRole('combobox', { name: /查找/ })
    await page.keyboard.press('Control+k')
    await box.fill('抽查')
    await page.getByRole('option', { name: '分办抽查', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, '抽查自动分办')
    await page.keyboard.press('Control+k')
    await box.fill('帮助')
    await page.getByRole('option', { name: '本页帮助', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('本页怎么用').waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await box.fill('密码')
    await page.getByRole('option', { name: '更换密码' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('现在的密码').waitFor()
  })

  test('an administrator finds people by the palette', async () => {
    const page = await site.signIn('administrator')
    await heading(page, '设置总览')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /查找/ }).fill('李示例')
    await page
      .getByRole('option', { name: /李示例/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await heading(page, '人员与岗位')
    expect(await page.getByLabel('按姓名或用户名查找').inputValue()).toBe('李示例')
  })

  test('anything is reached by the keyboard alone', async () => {
    const page = await site.signIn('clerk')
    await page.getByRole('link', { name: TITLES[0] ?? '' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /查找/ }).fill('积水')
    await page.getByRole('option', { name: /西关道路积水/ }).waitFor()
    await keepPicture(page, 'desk-palette')
    expect(await seriousFindings(page)).toEqual([])
    await page.keyboard.press('Enter')
    await heading(page, '西关道路积水')
    await page.keyboard.press('Control+k')
    await page.getByRole('option', { name: '签收受理' }).waitFor()
    await page.getByRole('combobox', { name: /查找/ }).fill('签收')
    await page.getByRole('option', { name: '签收受理', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByText('与来信人联系情况').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('?')
    await page.getByText('全部快捷键').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('全部快捷键').waitFor({ state: 'hidden' })
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /查找/ }).fill('代班')
    await page.getByRole('option', { name: '代班安排', selected: true }).waitFor()
    await page.keyboard.press('Enter')
    await heading(page, '代班安排')
  })

  test('pictures show when work falls due and who has it; each number leads to its matters', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/pictures`)
    await page.getByRole('img', { name: /按到期的周/ }).waitFor()
    await page.getByRole('heading', { name: '各单位' }).scrollIntoViewIfNeeded()
    await page.getByRole('img', { name: /各单位在办/ }).waitFor()
    await keepPicture(page, 'desk-pictures')
    await page.setViewportSize(PHONE)
    await keepPicture(page, 'desk-pictures-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width)
    await page.getByRole('link', { name: /城市管理局，在办：3/ }).click()
    await page.getByText('第 1 页，本页 3 件').waitFor()
  })

  test('dark is settled once and stays', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/me`)
    const kept = page.waitForResponse((answer) => answer.request().method() === 'PUT' && answer.ok())
    await page.getByRole('radio', { name: '深色' }).click()
    await page.locator('html[data-desk="dark"]').waitFor()
    await kept
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await page.locator('html[data-desk="dark"]').waitFor()
    await page.goto(`${site.url}/desk/matters/${ids[0]}`)
    await heading(page, TITLES[0] ?? '')
    await keepPicture(page, 'desk-matter-dark')
  })

  const ROUTES = {
    dispatcher: [
      '',
      'new/letters',
      'supervision',
      'dispatch',
      'dispatch/checks',
      'dispatch/quality',
      'places',
      'hotspots',
      'figures',
      'pictures',
      'phrases',
      'compare',
      'statistics',
      'redatings',
      'feeds',
      'substitutions',
      'me',
      'kit',
      'nowhere',
    ],
    administrator: [
      'settings',
      'changes',
      'people',
      'offices',
      'norms',
      'ladder',
      'limits',
      'calendar',
      'tokens',
      'channels',
    ],
    auditor: ['seals', 'readings'],
  } as const
  for (const [role, routes] of Object.entries(ROUTES))
    test(`every page of a ${role} is sound for a screen reader, light and dark`, async () => {
      const page = await site.signIn(role as keyof typeof ROUTES)
      const faults: string[] = []
      const extra = role === 'dispatcher' ? [`matters/${ids[2]}`, `matters/${ids[0]}/clocks/intake`] : []
      for (const route of [...routes, ...extra])
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme })
          await page.goto(`${site.url}/desk/${route}`)
          await page.locator(`html[data-desk="${colorScheme}"]`).waitFor()
          await page.locator('main h1').first().waitFor()
          await page
            .locator('main :not(.desk-section) > .desk-loading, main > .desk-loading')
            .first()
            .waitFor({ state: 'detached' })
          await keepPicture(
            page,
            `desk-${route.replaceAll('/', '-').replaceAll(/[0-9a-f]{8}[0-9a-f-]+/g, 'x') || 'list'}-${colorScheme}`,
          )
          for (const finding of await seriousFindings(page)) faults.push(`${route} ${colorScheme}: ${finding}`)
        }
      expect(faults).toEqual([])
    }, 240_000)

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
