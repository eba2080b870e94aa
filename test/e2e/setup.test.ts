import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { generateSync } from 'otplib'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listen } from '../../src/server/serve.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser, launchBrowser } from '../support/chromium.ts'
import { newInstallation, SETUP_CODE } from '../support/new-installation.ts'
import { keepPicture } from '../support/site.ts'

const PASSWORD = 'Yangguang-2020'

/** Elements that make the page wider than the screen. */
const TOO_WIDE = `document.documentElement.scrollWidth <= innerWidth ? [] : [...document.querySelectorAll('main *')]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.tagName + '.' + one.className)`

async function look(page: Page, picture: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await seriousFindings(page), `${picture} ${colorScheme}`).toEqual([])
  }
  expect(await page.evaluate(TOO_WIDE), picture).toEqual([])
  await keepPicture(page, picture)
}

describeBrowser.each([
  ['phone', { width: 390, height: 844 }],
  ['desktop', { width: 1440, height: 900 }],
] as const)('the first hour of a new county at a %s', (size, viewport) => {
  let installation: Awaited<ReturnType<typeof newInstallation>>
  let server: Awaited<ReturnType<typeof listen>>
  let browser: Browser
  let context: BrowserContext
  let page: Page
  let secret = ''
  const faults: string[] = []
  beforeAll(async () => {
    installation = await newInstallation()
    server = await listen(installation.app, { port: 0, host: '127.0.0.1' })
    browser = await launchBrowser()
    await openAnew()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await installation.close()
  })

  /** As after a closed browser: no cookie, nothing kept. */
  async function openAnew(): Promise<void> {
    await context?.close()
    context = await browser.newContext({ viewport, locale: 'zh-CN', acceptDownloads: true })
    context.setDefaultTimeout(15_000)
    page = await context.newPage()
    page.on('pageerror', (error) => faults.push(String(error)))
    // Before there is a county, 503 is the right answer.
    page.on('response', (answer) => answer.status() === 500 && faults.push(answer.url()))
    await page.goto(`http://127.0.0.1:${server.port}/`)
  }

  async function enterCode(): Promise<void> {
    await page.getByRole('heading', { name: '首次设置' }).waitFor()
    await page.getByLabel('一次性设置码').fill(SETUP_CODE)
    await page.getByRole('button', { name: '下一步' }).click()
  }

  test('leads from the code to the county by the national list', async () => {
    await look(page, `setup-code-${size}`)
    await page.getByLabel('一次性设置码').fill('wrong')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('一次性设置码不对').first().waitFor()
    await enterCode()
    await page.getByLabel('行政区划代码').fill('410922')
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByText('410922：河南省濮阳市清丰县').waitFor()
    expect(await page.getByLabel('县名').inputValue()).toBe('清丰县')
    await look(page, `setup-county-${size}`)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByLabel('管理员姓名').waitFor()
  })

  test('goes on at the administrator after the browser was closed, and binds a second factor', async () => {
    await openAnew()
    await enterCode()
    await page.getByText('清丰县（410922），代字“清”').waitFor()
    await page.getByLabel('管理员姓名').fill('管理示例')
    await page.getByLabel('用户名').fill('chief')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByLabel('再输一遍密码').fill(PASSWORD)
    await look(page, `setup-administrator-${size}`)
    await page.getByRole('button', { name: '建立管理员，去工作台' }).click()
    await signIn()
    const shown = (await page.locator('.desk-secret').innerText()).replaceAll(/\s/g, '')
    secret = /[A-Z2-7]{16,}/.exec(shown)?.[0] ?? ''
    await page.getByRole('textbox').last().fill(generateSync({ secret }))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '本县有哪些单位' }).waitFor()
  })

  async function signIn(): Promise<void> {
    await page.getByText('管理员已建立').waitFor()
    expect(await page.getByLabel('用户名').inputValue()).toBe('chief')
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.keyboard.press('Enter')
  }

  test('enters the usual offices, and townships with people from a file', async () => {
    await page.getByRole('button', { name: '这一步好了，下一步' }).click()
    await page.getByText('还没有单位，来信无处分办').first().waitFor()
    await page.getByRole('checkbox', { name: '供电公司' }).uncheck()
    await look(page, `setup-offices-${size}`)
    await page.getByRole('button', { name: /建立勾选的 29 个单位/ }).click()
    await page.getByRole('button', { name: /建立勾选的 0 个单位/ }).waitFor()
    await page.getByRole('tab', { name: '从表格导入' }).click()
    const files = page.locator('input[type=file]')
    await files.setInputFiles(await spreadsheet('马示例𠮷', '没有的岗位'))
    await page.getByRole('cell', { name: '人员!C2' }).waitFor()
    await look(page, `import-errors-${size}`)
    await files.setInputFiles(await spreadsheet('马示例𠮷', '乡镇经办人'))
    await page.getByText('单位：新建 1 个、改动 0 个、不变 0 个；人员：新建 1 人').waitFor()
    await look(page, `import-preview-${size}`)
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByText('一次性密码只在本页显示这一次').waitFor()
    await page.getByRole('cell', { name: '马示例𠮷' }).waitFor()
    await look(page, `import-passwords-${size}`)
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出密码表' }).click(),
    ])
    expect(saved.suggestedFilename()).toBe('一次性密码.csv')
    await page.getByRole('button', { name: '这一步好了，下一步' }).click()
    await page.getByRole('heading', { name: '工作日历', level: 2 }).waitFor()
  })

  async function spreadsheet(name: string, role: string): Promise<string> {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('单位').addRows([
      ['单位名称', '类别'],
      ['示例镇', '乡镇'],
    ])
    book.addWorksheet('人员').addRows([
      ['姓名', '用户名', '岗位', '所在单位'],
      [name, 'ma.shili', role, '示例镇'],
    ])
    const path = join(installation.services.dataFolder, `${role}.xlsx`)
    await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()))
    return path
  }

  test('goes on at the same step after signing in anew, and ends with a list of what to see to', async () => {
    await page.reload()
    await page.getByRole('heading', { name: '工作日历', level: 2 }).waitFor()
    await look(page, `setup-calendar-${size}`)
    await page.getByRole('button', { name: '这一步好了，下一步' }).click()
    await page.getByText('县定时限是本县对自己的要求').first().waitFor()
    await look(page, `setup-norms-${size}`)
    await page.getByRole('button', { name: '这一步好了，下一步' }).click()
    await page.getByRole('heading', { name: '谁来使用' }).waitFor()
    await page.getByRole('button', { name: '这一步好了，下一步' }).click()
    await page.getByRole('checkbox', { name: '另存密钥文件 keys.json' }).click()
    await page.getByRole('checkbox', { name: '另存密钥文件 keys.json', checked: true }).waitFor()
    await page.getByText('至少两位系统管理员').waitFor()
    await look(page, `setup-checks-${size}`)
    await page.getByRole('button', { name: '完成首次设置' }).click()
    await page.getByText('首次设置已完成').waitFor()
    expect(await page.getByRole('checkbox', { name: '另存密钥文件 keys.json' }).isChecked()).toBe(true)
    expect(faults).toEqual([])
  })
})
