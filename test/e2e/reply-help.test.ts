import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Receipt } from '../../src/server/api-types.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const ANSWER = '您的来信收悉。经现场核查，线路进水，已更换灯头。依据《城市照明管理规定》第二十一条，今后每周巡查。'

describeBrowser('help with a reply, in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
    await letter('北街路灯不亮', '北街的路灯坏了半个月，晚上看不见路，孩子害怕。', true)
    await letter('南街路灯坏了', '南街的路灯坏了好几天，晚上看不见路，请来修。', false)
  })
  afterAll(() => site.close())

  async function letter(title: string, body: string, answered: boolean): Promise<void> {
    const [dispatcher, clerk] = [await site.desk.signIn('dispatcher'), await site.desk.signIn('clerk')]
    const sent = await site.desk.visitor.send('/api/letters', {
      kind: '投诉',
      title,
      body: `${body}我家在和平路5号，电话13812345678。`,
      wantsPublic: true,
      party: { name: '张示例', phone: '13800000000' },
    })
    const { id } = (await sent.json()) as Receipt
    const seen = (seq: number) => ({ 'if-match': `"${seq}"` })
    await dispatcher.send(`/api/letters/${id}/assign`, { office: 'city-management' }, seen(1))
    await clerk.send(`/api/letters/${id}/accept`, {}, seen(2))
    if (answered) await clerk.send(`/api/letters/${id}/reply`, { outcome: '已解决', answer: ANSWER }, seen(3))
  }

  test('the clerk sees how a like letter was answered and what the own reply still lacks', async () => {
    const page = await site.signIn('clerk')
    await page.getByRole('link', { name: '南街路灯坏了' }).click()
    await page.getByRole('button', { name: '答复办结', exact: true }).click()
    const before = page.getByRole('region', { name: '相似事项的答复' })
    await before.getByText('北街路灯不亮').click()
    await before.getByText('引用：《城市照明管理规定》第二十一条').waitFor()
    const points = page.getByRole('region', { name: '答复要点' })
    await points.getByText('还可补充 6 项').waitFor()
    await before.getByRole('button', { name: '引入到答复' }).click()
    await points.getByText('还可补充 4 项').waitFor()
    expect(await page.getByLabel(/答复内容/).inputValue()).toBe(ANSWER)
    await keepPicture(page, 'desk-reply-help')
    expect(await seriousFindings(page)).toEqual([])
    await page.getByRole('radio', { name: '已解决', exact: true }).check()
    await page.getByRole('dialog').getByRole('button', { name: '答复办结' }).click()
    await page
      .getByText(/清信复〔\d{4}〕\d+号/)
      .first()
      .waitFor()
  })

  test('the dispatcher hides what is personal with one click before it goes out', async () => {
    const page = await site.signIn('dispatcher')
    await page.goto(`${site.url}/desk?state=closed`)
    await page.getByRole('link', { name: '北街路灯不亮' }).click()
    await page.getByRole('button', { name: '公开来信和答复', exact: true }).click()
    const check = page.getByRole('region', { name: '个人信息核对' })
    await check.getByText('没有找到个人信息').waitFor()
    const question = page.getByRole('dialog').getByLabel(/^来信/)
    expect(await question.inputValue()).not.toContain('13812345678')
    await question.fill('张示例反映，住和平路5号，电话13812345678，身份证11010519491231002X。')
    await check.getByText('可能是个人信息：4 处').waitFor()
    await keepPicture(page, 'desk-publish-personal-data')
    expect(await seriousFindings(page)).toEqual([])
    await check.getByRole('button', { name: '改为 [电话]：13812345678' }).click()
    await check.getByText('可能是个人信息：3 处').waitFor()
    await check.getByRole('button', { name: '全部隐去' }).click()
    await check.getByText('没有找到个人信息').waitFor()
    expect(await question.inputValue()).toBe('张**反映，住和平路[门牌]，电话[电话]，身份证[身份证号]。')
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
