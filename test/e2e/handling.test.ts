import { afterAll, beforeAll, expect, test } from 'vitest'
import { saveOffice } from '../../src/modules/accounts/index.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

const LETTER = {
  kind: '投诉',
  title: '甲镇示范村县道边沟堵了',
  body: '甲镇示范村村口县道的边沟堵了半年，一下雨水漫到路面，电动车滑倒过人。',
  party: { name: '张示例', phone: '13800000000' },
}
const LIKE = {
  ...LETTER,
  title: '乙镇北街乡道边沟堵塞积水',
  body: '乙镇北街这段乡道的边沟堵塞很久，下雨水排不走漫到路面，请安排清淤。',
}

describeBrowser('a matter that offices send to and fro', () => {
  let site: Site
  let id: string
  const at = { now: new Date('2023-03-06T10:00:00+08:00') }
  beforeAll(async () => {
    site = await startSite({ now: () => at.now })
    const context = await site.desk.accounts()
    await saveOffice(context, { id: 'transport', name: '交通运输局', kind: 'department' })
    await saveOffice(context, { id: 'water', name: '水利局', kind: 'department' })
    id = await written(LETTER)
    await assign(id, 'transport', 1)
  })
  afterAll(() => site.close())

  async function written(letter: object): Promise<string> {
    const answer = await site.desk.visitor.send('/api/letters', letter)
    return ((await answer.json()) as { id: string }).id
  }
  async function assign(matter: string, office: string, seq: number) {
    const dispatcher = await site.desk.signIn('dispatcher')
    const done = await dispatcher.send(`/api/letters/${matter}/assign`, { office }, { 'if-match': `"${seq}"` })
    expect(done.status).toBe(200)
  }
  type Page = Awaited<ReturnType<Site['signIn']>>
  const dialog = (page: Page) => page.getByRole('dialog')
  async function office(page: Page, label: string, name: string) {
    await dialog(page).getByLabel(label).click()
    await page.getByText(name, { exact: true }).last().click()
  }
  async function giveBack(page: Page, to: string) {
    await page.goto(`${site.url}/desk/matters/${id}`)
    await page.getByRole('button', { name: '退回', exact: true }).click()
    const form = dialog(page)
    await form.getByLabel('退回理由').fill('边沟与灌溉渠相通，不在本单位养护范围。')
    await form.getByLabel('依据种类').click()
    await page.getByText('权责清单', { exact: true }).last().click()
    await form.getByLabel('依据名称').fill('示例单位权责清单')
    await form.getByLabel('条款或事项编号').fill('第 7 项')
    await office(page, '建议承办单位', to)
    expect(await seriousFindings(page)).toEqual([])
    await keepPicture(page, `return-to-${to === '水利局' ? 'water' : 'transport'}`)
    await form.getByRole('button', { name: /^退\s?回$/ }).click()
    await page
      .getByRole('dialog')
      .last()
      .getByRole('button', { name: /^退\s?回$/ })
      .click()
    await page.locator('.action-dialog').waitFor({ state: 'hidden' })
  }

  test('a department returns it with a basis; the next one too; the county office rules', async () => {
    const transport = await site.signIn('clerk', 'transport')
    await giveBack(transport, '水利局')
    await transport.getByText('待分办').first().waitFor()
    await assign(id, 'water', 3)
    const water = await site.signIn('clerk', 'water')
    await giveBack(water, '交通运输局')
    await water.getByText('待裁定承办单位').first().waitFor()

    const dispatcher = await site.signIn('dispatcher')
    await dispatcher.goto(`${site.url}/desk/dispatch`)
    await dispatcher.getByRole('link', { name: LETTER.title }).click()
    await dispatcher.getByRole('button', { name: '裁定承办单位', exact: true }).click()
    const form = dialog(dispatcher)
    await office(dispatcher, '承办单位', '交通运输局')
    await form.getByLabel('哪一类事项').fill('县道、乡道边沟淤塞清理')
    await form.getByLabel('裁定理由').fill('现场核对：淤塞处在公路用地内，养护责任在交通运输部门。')
    await form.getByLabel('依据种类').click()
    await dispatcher.getByText('法律法规', { exact: true }).last().click()
    await form.getByLabel('依据名称').fill('示例公路安全保护条例')
    await form.getByLabel('条款或事项编号').fill('第四十四条')
    await keepPicture(dispatcher, 'rule')
    await form.getByRole('button', { name: '裁定承办单位', exact: true }).click()
    await dispatcher.getByRole('dialog').last().getByRole('button', { name: '裁定承办单位', exact: true }).click()
    await dispatcher
      .getByText(/清办裁〔2023〕1号/)
      .first()
      .waitFor()

    await transport.goto(`${site.url}/desk/matters/${id}`)
    await transport.getByRole('button', { name: '签收受理', exact: true }).waitFor()
  })

  test('the next like matter shows the precedent at the desk, and before the return form', async () => {
    const like = await written(LIKE)
    const dispatcher = await site.signIn('dispatcher')
    await dispatcher.goto(`${site.url}/desk/dispatch`)
    await dispatcher.getByRole('heading', { name: '先例：同类事项裁定过' }).waitFor()
    await dispatcher.getByText(/先例：清办裁〔2023〕1号裁定/).waitFor()
    expect(await seriousFindings(dispatcher)).toEqual([])
    await keepPicture(dispatcher, 'dispatch-precedent')
    await assign(like, 'water', 1)
    const water = await site.signIn('clerk', 'water')
    await water.goto(`${site.url}/desk/matters/${like}`)
    await water.getByRole('button', { name: '退回', exact: true }).click()
    await dialog(water).getByRole('heading', { name: '先例：同类事项裁定过' }).waitFor()
    await dialog(water).getByText('交通运输局').first().waitFor()
    await keepPicture(water, 'return-precedent')
    expect(await seriousFindings(water)).toEqual([])
    await water.goto(`${site.url}/desk/precedents`)
    await water.getByRole('article', { name: /先例 清办裁/ }).waitFor()
    expect(await water.getByRole('button', { name: '撤销' }).count()).toBe(0)
  })

  test('after the window a return is refused, and the reason says what to do', async () => {
    const late = await written({ ...LETTER, title: '丙镇路口红绿灯不亮', body: '丙镇路口红绿灯三天没亮，车乱走。' })
    await assign(late, 'water', 1)
    at.now = new Date('2023-03-14T10:00:00+08:00')
    const page = await site.signIn('clerk', 'water')
    await page.goto(`${site.url}/desk/matters/${late}`)
    await page.getByRole('button', { name: /退回/ }).focus()
    const reason = page.getByText(/退回期限已于2023年3月13日届满，不能再退回，请签收办理/)
    await reason.first().waitFor()
    await keepPicture(page, 'return-too-late')
    expect(site.faults).toEqual([])
  })
})
