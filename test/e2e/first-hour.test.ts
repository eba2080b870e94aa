import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generateSync } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { gb18030 } from '../support/gb18030.ts'
import { freePort, type Program, startProgram } from '../support/program.ts'
import { keepPicture, openBrowser, type Pages } from '../support/site.ts'
import { csvFile, type Rows, workbookFile } from '../support/spreadsheet.ts'

const PASSWORD = 'Yangguang-2020'
const NEXT_PASSWORD = 'Yunduan-2026-x'
const TITLE = '𠮷祥路口路灯坏了'
const ANSWER = '已派人更换灯头，当晚恢复照明。'
const LONG_MS = 180_000

const HEADING = ['姓名', '用户名', '岗位', '所在单位'] as const
const FIRST_USERS: Rows = [
  HEADING,
  ['分办示例', 'fenban', '分办员', '县政府办公室'],
  ['䶮示例', 'chengguan', '经办人', '城市管理局'],
  ['次管示例', 'ciguan', '管理员', ''],
]

/** One hour of a new county as it happens: the real program on an empty folder, killed twice, browsers closed, nothing known beforehand. */
describeBrowser('the first hour from an empty folder to the first answer', () => {
  let folder: string
  let env: Record<string, string>
  let url: string
  let program: Program
  let pages: Pages
  let page: Page
  let receipt: { number: string; code: string }
  const secrets = new Map<string, string>()
  const passwords = new Map<string, string>()

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'heng-first-hour-'))
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    env = { PORT: String(port), HENG_HOST: '127.0.0.1', HENG_LOG: 'error', HENG_DATA: join(folder, 'data') }
    program = await started()
    pages = await openBrowser()
    page = await pages.open('desktop')
  }, LONG_MS)
  afterAll(async () => {
    await pages?.close()
    program?.child.kill('SIGTERM')
    await program?.ended
    await rm(folder, { recursive: true, force: true })
  })

  async function started(): Promise<Program> {
    const fresh = startProgram(['serve'], env)
    await fresh.says('衡已启动')
    return fresh
  }

  /** As when the power fails. */
  async function powerFails(): Promise<void> {
    program.child.kill('SIGKILL')
    await program.ended
  }

  const setupCode = async () => /setup code: (\S+)/.exec(await program.says(/setup code: \S+/))?.[1] ?? ''
  const press = (name: string | RegExp) => page.getByRole('button', { name }).click()

  async function enterCode(code: string): Promise<void> {
    await page.goto(`${url}/desk`)
    await page.getByLabel('一次性设置码').fill(code)
    await press('下一步')
  }

  /** The code of the moment, or of the next: each is taken once. */
  function codeOf(username: string, ahead = 0): string {
    const secret = secrets.get(username) ?? ''
    return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + ahead })
  }

  async function givePassword(at: Page, username: string, password: string): Promise<void> {
    await at.getByLabel('用户名').fill(username)
    await at.getByLabel('密码', { exact: true }).fill(password)
    await at.keyboard.press('Enter')
  }

  async function bind(at: Page, username: string): Promise<void> {
    const shown = (await at.locator('.desk-secret').innerText()).replaceAll(/\s/g, '')
    secrets.set(username, /[A-Z2-7]{16,}/.exec(shown)?.[0] ?? '')
    for (let tried = 0; tried < 5; tried += 1) await giveCode(at, '000000', true)
    await at.getByText(/把手机的日期和时间设为自动/).waitFor()
    await giveCode(at, codeOf(username))
  }

  async function giveCode(at: Page, code: string, wrong = false): Promise<void> {
    const answered = at.waitForResponse(/second-factor/)
    await at.getByLabel('6 位动态验证码').fill(code)
    await at.keyboard.press('Enter')
    expect((await answered).ok()).toBe(!wrong)
  }

  /** A new member of staff at their own computer: one-time password, a password of their own, a second factor. */
  async function newcomer(username: string): Promise<Page> {
    const own = await pages.open('desktop')
    await own.goto(`${url}/desk`)
    await givePassword(own, username, passwords.get(username) ?? '')
    await own.getByLabel('现在的密码').fill(passwords.get(username) ?? '')
    await own.getByLabel('新密码', { exact: true }).fill(NEXT_PASSWORD)
    await own.getByLabel('再输入一次新密码').fill(NEXT_PASSWORD)
    await own.getByRole('button', { name: '更换密码' }).click()
    await bind(own, username)
    await own.getByRole('heading', { name: '待办事项' }).waitFor()
    return own
  }

  test(
    'leads from any address to the code, and keeps the county through a power cut',
    async () => {
      await enterCode('wrong')
      await page.getByText('设置码不对').first().waitFor()
      await enterCode(await setupCode())
      for (const [code, said] of [
        ['41', '行政区划代码应为 6 位数字'],
        ['419999', '国家标准名录（GB/T 2260）里没有 419999'],
        ['410900', '不是县级行政区'],
        ['４１０９２２', '410922：河南省濮阳市清丰县'],
      ] as const) {
        const back = page.getByRole('button', { name: '改区划代码' })
        if (await back.isVisible()) await back.click()
        await page.getByLabel('行政区划代码').fill(code)
        await press('下一步')
        await page.getByText(said).first().waitFor()
      }
      await press('下一步')
      await page.getByLabel('管理员姓名').waitFor()
      const old = await setupCode()
      await powerFails()
      program = await started()
      await enterCode(old)
      await page.getByText('每次启动换一个新的').first().waitFor()
    },
    LONG_MS,
  )

  test('goes on at the administrator, makes one of two windows, and binds a second factor', async () => {
    await enterCode(await setupCode())
    const other = await page.context().newPage()
    await other.goto(url)
    await other.getByLabel('一次性设置码').fill(await setupCode())
    await other.getByRole('button', { name: '下一步' }).click()
    for (const [at, username] of [
      [page, 'chief'],
      [other, 'second'],
    ] as const) {
      await at.getByText('清丰县（410922），代字“清”').waitFor()
      await at.getByLabel('管理员姓名').fill('𠮷示例')
      await at.getByLabel('用户名').fill(username)
      await at.getByLabel('密码', { exact: true }).fill(PASSWORD)
      await at.getByLabel('再输一遍密码').fill(`${PASSWORD}x`)
    }
    await press('建立管理员，去工作台')
    await page.getByText('两遍密码不一样').first().waitFor()
    await page.getByLabel('再输一遍密码').fill(PASSWORD)
    await press('建立管理员，去工作台')
    await page.getByText('管理员已建立').waitFor()
    await other.getByLabel('再输一遍密码').fill(PASSWORD)
    await other.getByRole('button', { name: '建立管理员' }).click()
    await other.getByText('已经在别的窗口建好').waitFor()
    await givePassword(page, 'chief', PASSWORD)
    await bind(page, 'chief')
    await page.getByRole('heading', { name: '本县有哪些单位' }).waitFor()
  })

  test(
    'takes three hundred offices from a spreadsheet after naming what is wrong by row and column',
    async () => {
      await press(/建立勾选的 \d+ 个单位/)
      await page.getByRole('tab', { name: '从表格导入' }).click()
      const files = page.locator('input[type=file]')
      const heading = ['单位名称', '类别', '职责']
      const wrong = csvFile('单位.csv', [heading, ['示例镇', '乡镇', ''], ['示例镇', '科室', '']], gb18030)
      await files.setInputFiles(wrong)
      await page.getByText('第 3 行“类别”').waitFor()
      await page.getByText('没有“科室”这种类别').waitFor()
      await files.setInputFiles({ ...wrong, buffer: Buffer.from([0xb5, 0xff, 0xff, 0x80]) })
      await page.getByText('认不出文件的文字编码').waitFor()
      const many = Array.from({ length: 300 }, (_, at) => [
        `示例第${at + 1}站${at % 2 ? '䶮' : '𠮷'}`,
        '县直部门',
        `渠道${at}`,
      ])
      await files.setInputFiles(await workbookFile('单位.xlsx', { 单位: [heading, ...many] }))
      await page.getByText('单位：新建 300 个').waitFor()
      await powerFails()
      await press('确认导入')
      await page.getByText('没有连上服务器').waitFor()
      program = await started()
      await press('确认导入')
      await page.getByText('已导入：新建单位 300 个').waitFor({ timeout: 60_000 })
      await press('再导入一份')
      await files.setInputFiles(csvFile('乡镇.csv', [heading, ['示例镇', '乡镇', '']], gb18030))
      await page.getByText('单位：新建 1 个').waitFor()
      await press('确认导入')
      await page.getByText('已导入：新建单位 1 个').waitFor()
      await press('这一步好了，下一步')
      await page.getByRole('heading', { name: '工作日历', level: 2 }).waitFor()
    },
    LONG_MS,
  )

  test(
    'goes on in another browser, by second factor, through calendar, norms and people to what is still unset',
    async () => {
      await page.context().close()
      page = await pages.open('desktop')
      await page.goto(`${url}/desk/setup`)
      await givePassword(page, 'chief', PASSWORD)
      await giveCode(page, '000000', true)
      await giveCode(page, codeOf('chief', 30))
      await page.getByRole('heading', { name: '工作日历', level: 2 }).waitFor()
      await press('这一步好了，下一步')
      await page.getByText('先用默认值就能工作').waitFor()
      await press('这一步好了，下一步')
      await page.getByRole('heading', { name: '谁来使用' }).waitFor()
      const files = page.locator('input[type=file]')
      const twice: Rows = [...FIRST_USERS, ['另一位', 'fenban', '督办员', '']]
      await files.setInputFiles(await workbookFile('人员.xlsx', { 人员: twice }))
      await page.getByText('第 5 行“姓名”').waitFor()
      const right = await workbookFile('人员.xlsx', { 人员: FIRST_USERS })
      await files.setInputFiles(right)
      await page.getByText('人员：新建 3 人').waitFor()
      await press('确认导入')
      await page.getByText('一次性密码只在本页显示这一次').waitFor()
      // The browser dies before anybody has written the passwords down.
      await page.reload()
      await files.setInputFiles(right)
      await page.getByRole('checkbox', { name: /3 人重发密码/ }).check()
      await press('确认导入')
      const handedOut = page.getByRole('region', { name: '一次性密码' })
      await handedOut.getByRole('cell', { name: '次管示例' }).waitFor()
      for (const row of await handedOut.locator('tbody tr.ant-table-row').all()) {
        const [, username = '', password = ''] = await row.locator('td').allInnerTexts()
        passwords.set(username, password)
      }
      await press('这一步好了，下一步')
      await press('完成首次设置')
      await page.getByText('首次设置已完成，接下来').waitFor()
      const left = page.getByRole('listitem').filter({ hasText: '还没有' })
      expect((await left.allInnerTexts()).join('\n')).toMatch(
        /每个单位都有人办理[\s\S]*登记了地名[\s\S]*还有 3 人没有登录过/,
      )
      expect(await seriousFindings(page)).toEqual([])
      await keepPicture(page, 'first-hour-next')
      await press(/𠮷示例/)
      await page.getByText('退出登录').click()
      await page.waitForURL(/sign-in/)
    },
    LONG_MS,
  )

  test(
    'receives its first letter, and a new dispatcher enters the place and sends it on',
    async () => {
      const citizen = await pages.open('phone')
      await citizen.goto(url)
      await citizen
        .getByRole('link', { name: /写信给县长/ })
        .first()
        .click()
      await citizen.getByRole('radio', { name: '投诉' }).check()
      await citizen.getByLabel('标题').fill(TITLE)
      await citizen.getByLabel('来信内容').fill('𠮷祥路口的路灯坏了一个月，孩子晚上看不见路，请派人来修。')
      await citizen.getByLabel('姓名').fill('䶮示例')
      await citizen.getByLabel('联系电话').fill('13800000000')
      await citizen.getByRole('button', { name: '发送' }).click()
      await citizen.getByRole('heading', { name: '已经收到' }).waitFor()
      const text = await citizen.locator('main').innerText()
      receipt = {
        number: /\d{8}-\d{6}-\d/.exec(text)?.[0] ?? '',
        code: /(?<!\d)\d{10}(?!\d)/.exec(text.replaceAll(/(\d) (?=\d)/g, '$1'))?.[0] ?? '',
      }
      const dispatcher = await newcomer('fenban')
      await dispatcher.getByRole('link', { name: '地名' }).click()
      await dispatcher.getByRole('button', { name: '登记地名' }).click()
      const dialog = dispatcher.getByRole('dialog')
      await dialog.getByLabel('地名').fill('𠮷祥路')
      await dialog.getByLabel('归哪个单位').click()
      await dialog.getByLabel('归哪个单位').fill('城市管理')
      await dispatcher.getByTitle('城市管理局', { exact: true }).click()
      await dialog.getByRole('button', { name: '保存' }).click()
      await dispatcher.getByRole('row', { name: /𠮷祥路/ }).waitFor()
      await dispatcher.getByRole('link', { name: '分办台' }).click()
      await dispatcher.locator('#dispatch-title').filter({ hasText: TITLE }).waitFor()
      expect(await dispatcher.locator('.office-choice-name').first().innerText()).toBe('城市管理局')
      await dispatcher.keyboard.press('Enter')
      await dispatcher.getByRole('status').filter({ hasText: '已分办给城市管理局' }).waitFor()
    },
    LONG_MS,
  )

  test(
    'answers it, and whoever wrote reads the answer',
    async () => {
      const clerk = await newcomer('chengguan')
      await clerk.getByRole('link', { name: TITLE }).click()
      for (const act of ['签收受理', '答复办结']) {
        await clerk.getByRole('button', { name: act, exact: true }).click()
        const dialog = clerk.getByRole('dialog')
        if (act === '答复办结') {
          await dialog.getByRole('radio', { name: '已解决', exact: true }).check()
          await dialog.getByLabel(/答复内容/).fill(ANSWER)
        }
        await dialog.getByRole('button', { name: act }).last().click()
        await dialog.waitFor({ state: 'hidden' })
      }
      await clerk
        .getByText(/清信复〔\d{4}〕1号/)
        .first()
        .waitFor()
      const citizen = await pages.open('phone')
      await citizen.goto(`${url}/track`)
      await citizen.getByLabel('查询编号').fill(receipt.number)
      await citizen.getByLabel('查询码').fill(receipt.code)
      await citizen.getByRole('button', { name: '查询' }).click()
      await citizen.getByText(ANSWER).first().waitFor()
      // Before there was a county, 503 was the right answer.
      expect(pages.faults.filter((fault) => !fault.startsWith('503'))).toEqual([])
    },
    LONG_MS,
  )
})
