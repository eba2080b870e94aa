import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const { HENG_TEST_WEB = fileURLToPath(new URL('../../dist/web', import.meta.url)) } = process.env

/** A tab opened before an update asks for files that the new version no longer has. */
describeBrowser('an update behind an open tab', () => {
  let site: Site
  let folder: string
  const assets = () => join(folder, 'assets')
  const build = () => cp(HENG_TEST_WEB, folder, { recursive: true })
  const remove = async (part: string) => {
    const names = (await readdir(assets())).filter((name) => name.startsWith(`${part}-`) && name.endsWith('.js'))
    expect(names, part).not.toEqual([])
    await Promise.all(names.map((name) => rm(join(assets(), name))))
  }
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heng-updated-'))
    await build()
    site = await startSite({ webRoot: folder })
  })
  afterAll(async () => {
    await site.close()
    await rm(folder, { recursive: true, force: true })
  })
  const told = (page: Page) => page.getByRole('alert').filter({ hasText: '系统已更新，请刷新' })

  test('is said at the desk beside a menu that still works, and ends with a reload; the draft is still there', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk/new/letters`)
    await page.getByLabel('标题').fill('东街路灯不亮')
    await remove('pictures-page')
    await page.getByRole('link', { name: '图表' }).click()
    await told(page).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk_updated')
    await page
      .getByRole('link', { name: '登记来信' })
      .or(page.getByRole('link', { name: '县长信箱来信' }))
      .first()
      .click()
    expect(await page.getByLabel('标题').inputValue()).toBe('东街路灯不亮')
    await page.getByRole('link', { name: '图表' }).click()
    await told(page).waitFor()
    await build()
    await told(page).getByRole('button', { name: '刷新' }).click()
    await page.getByRole('heading', { name: '图表' }).waitFor()
    await page.goto(`${site.url}/desk/new/letters`)
    expect(await page.getByLabel('标题').inputValue()).toBe('东街路灯不亮')
    expect(site.faults).toEqual([])
    await page.close()
  })

  test('is said at the portal, and what was begun waits', async () => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/letters/new`)
    await page.getByLabel('标题').fill('西街井盖松动')
    await remove('deadlines-page')
    const remains = page.getByRole('contentinfo').or(page.getByRole('banner'))
    await remains.getByRole('link', { name: '期限推算' }).first().click()
    await told(page).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'portal_updated')
    await page.goBack()
    expect(await page.getByLabel('标题').inputValue()).toBe('西街井盖松动')
    expect(site.faults).toEqual([])
    await page.close()
  })

  test('is not mistaken for a lost connection, which offers no reload that would lose the page', async () => {
    const page = await site.open('phone')
    await page.goto(`${site.url}/`)
    await page.context().setOffline(true)
    await page.getByRole('link', { name: '公开统计' }).first().click()
    const alert = page.getByRole('alert').filter({ hasText: '没有连上服务器' })
    await alert.waitFor()
    await alert.getByRole('button', { name: '重试' }).click()
    await alert.waitFor()
    await page.context().setOffline(false)
    await alert.getByRole('button', { name: '重试' }).click()
    await page.getByRole('heading', { name: '公开统计', level: 1 }).waitFor()
    await page.close()
  })
})
