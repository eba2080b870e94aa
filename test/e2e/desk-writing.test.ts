import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { keepPaper, keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('words at the desk', () => {
  let site: Site
  const ids: string[] = []
  const numbers: string[] = []
  beforeAll(async () => {
    site = await startSite()
    const dispatcher = await site.desk.signIn('dispatcher')
    for (const title of ['东街路灯不亮', '西关道路积水']) {
      const answer = await site.desk.visitor.send('/api/letters', {
        kind: '投诉',
        title,
        body: '路灯坏了一个月，孩子晚上看不见路，请派人来修。',
        party: { name: '张示例', phone: '13800000000' },
      })
      const { id, receiptNumber } = (await answer.json()) as { id: string; receiptNumber: string }
      ids.push(id)
      numbers.push(receiptNumber)
      await dispatcher.send(`/api/letters/${id}/assign`, { office: 'city-management' }, { 'if-match': '"1"' })
    }
    const clerk = await site.desk.signIn('clerk')
    await clerk.send(`/api/letters/${ids[0]}/accept`, {}, { 'if-match': '"2"' })
  })
  afterAll(() => site.close())

  test('a phrase is written once and comes filled in, by menu and by typing', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/phrases`)
    await page.getByText('还没有常用语').waitFor()
    await page.getByRole('button', { name: '新增常用语' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('开头')
    await dialog.getByLabel('内容').fill('您好，您反映的“{标题}”（编号{编号}）已收悉。{电话}')
    await dialog.getByRole('button', { name: /保\s?存/ }).click()
    await page.getByText('已收悉').waitFor()
    await keepPicture(page, 'desk-phrases')
    expect(await seriousFindings(page)).toEqual([])
    await page.goto(`${site.url}/desk/matters/${ids[0]}`)
    await page.getByRole('button', { name: '答复办结', exact: true }).click()
    const answer = page.getByLabel(/答复内容/)
    await page.getByRole('button', { name: '常用语 ▾' }).click()
    await page.getByRole('menuitem', { name: '开头' }).click()
    const filled = `您好，您反映的“东街路灯不亮”（编号${numbers[0]}）已收悉。{电话}`
    expect(await answer.inputValue()).toBe(filled)
    await answer.fill('')
    await answer.pressSequentially('/开')
    await page.getByRole('menuitem', { name: '开头' }).last().waitFor()
    await answer.press('Enter')
    await expect.poll(() => answer.inputValue()).toBe(filled)
    await keepPicture(page, 'desk-reply-phrases')
    expect(await seriousFindings(page)).toEqual([])
    await page.reload()
    await page.getByRole('button', { name: '答复办结', exact: true }).click()
    await page.getByText('已恢复上次没有提交的草稿').waitFor()
    expect(await page.getByLabel(/答复内容/).inputValue()).toBe(filled)
  })

  test('a colleague spoken to in a note is told', async () => {
    const colleague = await site.signIn('director')
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/matters/${ids[1]}`)
    await page.getByRole('button', { name: '添加备注', exact: true }).click()
    const note = page.getByRole('dialog').getByLabel('备注')
    await note.pressSequentially('@李')
    const offered = page.getByRole('menuitem', { name: /李示例/ })
    await offered.first().waitFor()
    for (const each of await offered.allInnerTexts()) expect(each).toMatch(/^李示例/)
    await note.fill((await offered.allInnerTexts()).map((label) => `@${label}`).join(' '))
    await page.getByRole('dialog').getByRole('button', { name: '添加备注' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await colleague.goto(`${site.url}/desk`)
    await colleague.getByRole('button', { name: /未读通知/ }).click()
    await colleague
      .getByText(/提到了您/)
      .first()
      .waitFor()
  })

  test('two matters stand side by side, on a telephone one above the other', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/compare?a=${ids[0]}`)
    await page.getByRole('combobox', { name: /右边的事项/ }).fill('积水')
    await page.getByText(/西关道路积水（/).click()
    await page.getByRole('link', { name: '西关道路积水' }).waitFor()
    await page.getByRole('link', { name: '东街路灯不亮' }).waitFor()
    expect(page.url()).toContain(`b=${ids[1]}`)
    await keepPicture(page, 'desk-compare')
    expect(await seriousFindings(page)).toEqual([])
    await page.setViewportSize({ width: 390, height: 844 })
    await keepPicture(page, 'desk-compare-phone')
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390)
  })

  test('the whole file is printed in order, from its cover to its clocks', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/matters/${ids[0]}/file`)
    await page.getByRole('heading', { name: '卷内目录' }).waitFor()
    const parts = await page.locator('.paper-part > h2').allInnerTexts()
    expect(parts.map((text) => text.replace(/^\d\s*/, ''))).toEqual([
      '提交内容',
      '当事人',
      '办理经过',
      '材料目录',
      '期限推算',
    ])
    expect(await page.locator('.paper-part').last().innerText()).toMatch(/办结期限/)
    expect(await seriousFindings(page)).toEqual([])
    await keepPaper(page, 'desk-file')
    const pdf = await page.pdf({
      ...{ path: 'test-artifacts/desk-file.pdf', preferCSSPageSize: true },
      ...{ tagged: true, outline: true },
    })
    const text = pdf.toString('latin1')
    const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/g)]
    // Of A4, and each part begins a sheet: the cover and five more at least.
    expect(boxes.length).toBeGreaterThanOrEqual(6)
    for (const [, width, height] of boxes)
      expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
    // The glyphs come with it, and the catalogue leads to its parts.
    expect(text).toContain('/FontFile2')
    expect(text.match(/\/Subtype\s*\/Link/g)?.length).toBeGreaterThanOrEqual(5)
    const [docx] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 DOCX' }).click(),
    ])
    expect(docx.suggestedFilename()).toMatch(/^全案卷宗.*\.docx$/)
    await docx.saveAs('test-artifacts/desk-file.docx')
  })

  test('the essentials of a matter are in sight at 1366 by 768', async () => {
    const page = await site.signIn('clerk')
    await page.setViewportSize({ width: 1366, height: 768 })
    await page.goto(`${site.url}/desk/matters/${ids[0]}`)
    for (const part of [
      page.getByRole('heading', { name: '东街路灯不亮' }),
      page.getByRole('button', { name: '答复办结', exact: true }),
      page.getByRole('heading', { name: '提出人' }),
      page.getByText('孩子晚上看不见路'),
      ...(await page.locator('.clock-running').all()),
    ]) {
      const box = await part.first().boundingBox()
      expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThanOrEqual(768)
    }
    await page.screenshot({ path: 'test-artifacts/desk-matter-1366.png' })
  })

  test('whoever goes away leaves words for whoever stands in', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/substitutions`)
    await page.getByRole('button', { name: '请人代班' }).click()
    await page.getByLabel(/交接说明/).fill('配件周三到。')
    await keepPicture(page, 'desk-substitution-note')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('help tells the rules of the matter at hand, as its generated page does', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/matters/${ids[0]}`)
    await page.getByRole('heading', { name: '东街路灯不亮' }).waitFor()
    await page.getByRole('button', { name: /帮\s?助/ }).click()
    await page.getByText('不在这里办的：').waitFor()
    await page.getByRole('cell', { name: '办结期限' }).first().waitFor()
    await keepPicture(page, 'desk-help')
    expect(await seriousFindings(page)).toEqual([])
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
