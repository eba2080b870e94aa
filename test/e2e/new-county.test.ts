import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeBrowser } from '../support/chromium.ts'
import { type Site, startSite } from '../support/site.ts'

const LAMP = ['路灯不亮', '路口的路灯坏了一个月，晚上看不见路。'] as const
const BRIDGE = ['桥面塌了', '白杨渡口的桥面塌了一块，车过不去。'] as const

describeBrowser('a county that has just begun to dispatch', () => {
  let site: Site
  let administrator: Page
  let dispatcher: Page
  beforeAll(async () => {
    site = await startSite()
    administrator = await site.signIn('administrator')
    dispatcher = await site.signIn('dispatcher')
  })
  afterAll(() => site.close())

  async function letter([title, body]: readonly [string, string]): Promise<void> {
    const party = { name: '张示例', phone: '13800000000' }
    const sent = await site.desk.visitor.send('/api/letters', { kind: '投诉', title, body, party })
    expect(sent.status).toBe(201)
  }

  async function office(name: string, id: string, duties: string): Promise<void> {
    await administrator.getByRole('button', { name: '新增单位' }).click()
    const dialog = administrator.getByRole('dialog')
    await dialog.getByLabel('名称').fill(name)
    await dialog.getByLabel('编号').fill(id)
    await dialog.getByLabel('职责').fill(duties)
    await dialog.getByRole('button', { name: '保存' }).click()
    await administrator.getByRole('row', { name: new RegExp(name) }).waitFor()
    await dialog.waitFor({ state: 'hidden' })
  }

  /** The first suggestion for the message shown, after the desk was opened anew. */
  async function firstFor(title: string): Promise<string> {
    await dispatcher.goto(`${site.url}/desk/dispatch`)
    await dispatcher.locator('#dispatch-title').filter({ hasText: title }).waitFor()
    return dispatcher.locator('.office-choice-name').first().innerText()
  }

  test('advises by the duties entered a moment ago, and says that it has no history', async () => {
    await administrator.goto(`${site.url}/desk/offices`)
    await office('示例市容中心', 'town-care', '路灯、环卫、占道经营、广告牌')
    await office('示例农路站', 'rural-roads', '农村公路、桥梁、渡口')
    await letter(LAMP)
    expect(await firstFor(LAMP[0])).toBe('示例市容中心')
    await dispatcher.getByText(/本县的决定还少（0 件），只凭职责清单和地名建议/).waitFor()
    await dispatcher
      .getByText(/职责：.*路灯/)
      .first()
      .waitFor()
  })

  test('follows a duty that moves to another office', async () => {
    for (const [name, duties] of [
      ['示例市容中心', '环卫、占道经营、广告牌'],
      ['示例农路站', '农村公路、桥梁、渡口、路灯'],
    ] as const) {
      const row = administrator.getByRole('row', { name: new RegExp(name) })
      await row.getByRole('button', { name: '修改' }).click()
      const dialog = administrator.getByRole('dialog')
      await dialog.getByLabel('职责').fill(duties)
      await dialog.getByRole('button', { name: '保存' }).click()
      await dialog.waitFor({ state: 'hidden' })
      await row.getByText(duties).waitFor()
    }
    expect(await firstFor(LAMP[0])).toBe('示例农路站')
  })

  test('knows a place once it is entered with the office it belongs to', async () => {
    await dispatcher.keyboard.press('Enter')
    await dispatcher.getByRole('status').filter({ hasText: '已分办给示例农路站' }).waitFor()
    await administrator.goto(`${site.url}/desk/offices`)
    await office('示例东乡', 'east', '')
    await dispatcher.goto(`${site.url}/desk/places`)
    await dispatcher.getByRole('button', { name: '登记地名' }).click()
    const dialog = dispatcher.getByRole('dialog')
    await dialog.getByLabel('地名').fill('白杨渡口')
    await dialog.getByLabel('归哪个单位').click()
    await dispatcher.getByTitle('示例东乡').click()
    await dialog.getByRole('button', { name: '保存' }).click()
    await dispatcher.getByRole('row', { name: /白杨渡口/ }).waitFor()
    await letter(BRIDGE)
    await firstFor(BRIDGE[0])
    await dispatcher
      .getByText(/地点：.*白杨渡口/)
      .first()
      .waitFor()
    expect(site.faults).toEqual([])
  })
})
