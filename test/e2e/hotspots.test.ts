import { afterAll, beforeAll, expect, test } from 'vitest'
import { HotspotKeeper } from '../../src/modules/hotspots/index.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const SMOKE = [
  ['锦绣之城小区底层烧烤店油烟扰民', '我家住锦绣之城二楼，楼下烧烤店没有烟道，油烟直接进屋。'],
  ['请管管锦绣之城小区的烧烤油烟', '锦绣之城底商烧烤店每天营业到深夜，油烟呛人，孩子咳嗽。'],
  ['劳动东路锦绣之城底商烧烤店无烟道', '锦绣之城底商违规开烧烤店，没有专用烟道，油烟扰民。'],
] as const
const MIXER = [
  ['和美新城小区旁建搅拌站，粉尘噪音污染', '小区旁边建了混凝土搅拌站，粉尘很大，噪音不断。'],
  ['反映和美新城附近搅拌站粉尘扰民', '搅拌站昼夜生产，粉尘漫天，和美新城居民不敢开窗。'],
] as const

describeBrowser('hotspots in a real browser', () => {
  let site: Site
  beforeAll(async () => {
    site = await startSite()
    for (const [title, body] of [...SMOKE, ...MIXER]) {
      const party = { name: '张示例', phone: '13800000000' }
      const letter = { kind: '投诉', title, body, wantsPublic: true, party }
      expect((await site.desk.visitor.send('/api/letters', letter)).status).toBe(201)
    }
    await keeper().pass()
  })
  afterAll(() => site.close())

  const keeper = () =>
    new HotspotKeeper({
      db: site.desk.services.database.county(COUNTY.code),
      county: COUNTY.code,
      procedures: ['letter', 'online-consultation'],
      now: () => new Date(),
    })

  test('the dispatcher sees what is happening, splits, renames and hands it on', async () => {
    const page = await site.signIn('dispatcher')
    await page.getByRole('link', { name: '热点', exact: true }).click()
    await page.getByRole('heading', { name: '热点' }).waitFor()
    await page.getByRole('link', { name: /锦绣之城/ }).waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-hotspots')
    await page.getByRole('link', { name: /锦绣之城/ }).click()
    await page.getByRole('checkbox', { name: `选择 ${SMOKE[1][0]}` }).check()
    await page.getByRole('button', { name: '拆出所选（1）' }).click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /拆\s?出/ })
      .click()
    await page.getByText('1 件来件', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: '并入别的热点' }).click()
    await page.getByRole('dialog').getByLabel('并入').click()
    await page
      .getByText(/和美新城.*（2 件）/)
      .last()
      .click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /并\s?入/ })
      .click()
    await page.getByText('3 件来件', { exact: false }).first().waitFor()
    await page.getByRole('button', { name: /改\s?名/ }).click()
    await page.getByRole('dialog').getByLabel('名称').fill('城区油烟粉尘')
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /改\s?名/ })
      .click()
    await page.getByRole('heading', { name: '城区油烟粉尘' }).waitFor()
    await page.getByRole('button', { name: '作为一项任务交办' }).click()
    await page.getByRole('dialog').getByRole('combobox').click()
    await page.getByText('城市管理局', { exact: true }).last().click()
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /交\s?办/ })
      .click()
    await page.getByText('已交办 3 件').waitFor()
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, 'desk-hotspot')
  })

  test('the office answers two alike together, and the next citizen is shown the answer', async () => {
    const clerk = await site.signIn('clerk')
    for (const [title] of MIXER) {
      await clerk.goto(`${site.url}/desk`)
      await clerk.getByRole('link', { name: title }).click()
      await clerk.getByRole('button', { name: '签收受理', exact: true }).click()
      await clerk.getByRole('dialog').getByRole('button', { name: '签收受理' }).click()
      await clerk.getByText('办理中').first().waitFor()
    }
    const card = clerk.getByRole('region', { name: '可能说的是同一件事' })
    await card.getByRole('checkbox', { name: `选择 ${MIXER[0][0]}` }).check()
    await keepPicture(clerk, 'desk-similar')
    expect(await seriousFindings(clerk)).toEqual([])
    await card.getByRole('button', { name: /一并答复/ }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.getByText('已解决', { exact: true }).click()
    await dialog.getByLabel('答复内容').fill('搅拌站已停产整改，安装喷淋和围挡，夜间不再生产。')
    await dialog.getByRole('button', { name: '答复办结' }).click()
    await clerk.getByText('已答复 2 件').waitFor()
    await clerk.getByText('已办结').first().waitFor()

    const dispatcher = await site.desk.signIn('dispatcher')
    const { items } = (await (await dispatcher.get('/api/matters?state=closed')).json()) as { items: { id: string }[] }
    expect(items).toHaveLength(2)
    const id = items[0]?.id ?? ''
    const draft = await (await dispatcher.get(`/api/matters/${id}/publication-draft`)).json()
    const { seq } = (await (await dispatcher.get(`/api/matters/${id}`)).json()) as { seq: number }
    const published = await dispatcher.send(`/api/letters/${id}/publish`, draft, { 'if-match': `"${seq}"` })
    expect(published.status).toBe(200)

    const citizen = await site.open('phone')
    await citizen.goto(`${site.url}/letters/new`)
    await citizen.getByLabel('标题').fill('和美新城旁边的搅拌站粉尘污染')
    await citizen.getByLabel('来信内容').fill('和美新城旁边搅拌站粉尘很大，噪音不断。')
    await citizen.getByRole('heading', { name: '也许已经有答复' }).waitFor()
    await citizen.getByRole('link', { name: /搅拌站/ }).waitFor()
    expect(await citizen.getByRole('button', { name: '发送' }).isEnabled()).toBe(true)
    expect(await seriousFindings(citizen)).toEqual([])
    await keepPicture(citizen, 'portal-similar-phone')
    expect(site.faults).toEqual([])
  })
})
