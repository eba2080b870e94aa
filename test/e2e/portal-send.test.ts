import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeSetting } from '../../src/store/settings.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

/** Whether an element has the focus; runs in the page. */
const FOCUSED = (element: unknown) =>
  element === (globalThis as unknown as { document: { activeElement: unknown } }).document.activeElement

/** A photograph of 3,000 × 2,000 points, drawn by the browser, with a place written into it as cameras do. */
async function photograph(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const pen = canvas.getContext('2d')
    for (let at = 0; at < 400; at += 1) {
      pen.fillStyle = 'hsl(' + at * 7 + ' 60% 50%)'
      pen.fillRect((at % 20) * 150, Math.floor(at / 20) * 100, 150, 100)
    }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]
  })()`)
  const jpeg = Buffer.from(base64, 'base64')
  const exif = Buffer.from('Exif\0\0II*\0\x08\0\0\0GPSLatitude 35.902 Qingfeng')
  const head = Buffer.from([0xff, 0xe1, (exif.length + 2) >> 8, (exif.length + 2) & 0xff])
  return Buffer.concat([jpeg.subarray(0, 2), head, exif, jpeg.subarray(2)])
}

describeBrowser.each(['phone', 'desktop'] as const)('sending, on a %s', (size) => {
  let site: Site
  let page: Page
  const codes: string[] = []
  beforeAll(async () => {
    const channel = {
      name: 'kept',
      kinds: ['phone', 'email'] as const,
      send: async ({ text }: { text: string }) => {
        codes.push(/验证码 (\d{6})/.exec(text)?.[1] ?? '')
      },
    }
    site = await startSite({ channels: [channel] })
    const { db, now } = await site.desk.accounts()
    await changeSetting(db, COUNTY.code, { key: 'confirmContact', value: 'required', by: null, at: now })
    page = await site.open(size)
    await page.goto(`${site.url}/letters/new`)
    await page.getByRole('radio', { name: '投诉' }).check()
    await page.getByLabel('标题').fill('𠮷祥路路灯不亮')
    await page.getByLabel('来信内容').fill('东街路灯坏了一个月，孩子晚上看不见路，请派人来修。')
    await page.getByLabel('姓名').fill('䶮示例')
  })
  afterAll(() => site.close())
  /** What came to the server last, opened. */
  const lastUpload = async () => {
    const { db } = await site.desk.accounts()
    const row = await db
      .selectFrom('document')
      .selectAll()
      .orderBy('uploadedAt', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return {
      name: row.name,
      sent: site.desk.services.vault.openBytes(row.contentCipher, [COUNTY.code, row.id, 'content']),
    }
  }

  test('shrinks a photograph on the device and takes out where it was taken', async () => {
    const buffer = await photograph(page)
    expect(buffer.includes('GPSLatitude')).toBe(true)
    await page.locator('input[type=file]').first().setInputFiles({ name: '路灯.jpeg', mimeType: 'image/jpeg', buffer })
    await page.getByText('已上传').waitFor()
    const { name, sent } = await lastUpload()
    expect(sent.includes('GPSLatitude')).toBe(false)
    expect(sent.includes('Exif')).toBe(false)
    expect([name, sent.subarray(0, 3).toString('hex')]).toEqual(['路灯.jpg', 'ffd8ff'])
    const frame = sent.indexOf(Buffer.from([0xff, 0xc0]))
    expect([sent.readUInt16BE(frame + 7), sent.readUInt16BE(frame + 5)]).toEqual([2000, 1333])
  })

  test('keeps what the network lost, over a reload too, and sends it by itself once there is one', async () => {
    await page.context().setOffline(true)
    const file = { name: '说明.txt', mimeType: 'text/plain', buffer: Buffer.from('路灯编号 17，在东街小学门口。') }
    await page.locator('input[type=file]').first().setInputFiles(file)
    await page.getByText('连上网络后会自动重传').waitFor()
    await page.getByText('现在没有网络').waitFor()
    await keepPicture(page, `portal-send-offline-${size}`)
    expect(await seriousFindings(page)).toEqual([])
    await page.route('**/api/documents', (route) => route.abort())
    await page.context().setOffline(false)
    await page.reload()
    expect(await page.getByLabel('标题').inputValue()).toBe('𠮷祥路路灯不亮')
    await page.getByText('说明.txt').first().waitFor()
    await page.unroute('**/api/documents')
    await page.getByRole('button', { name: '重传' }).click()
    await expect.poll(() => page.getByText('已上传').count()).toBe(2)
  })

  test('says on top what is wrong, takes the focus there and leads to each field', async () => {
    await page.getByRole('button', { name: '发送' }).click()
    const summary = page.getByRole('alert').filter({ hasText: '需要改正' })
    await summary.waitFor()
    expect(await summary.evaluate(FOCUSED)).toBe(true)
    await summary.getByRole('link', { name: '请填写联系电话' }).click()
    expect(await page.getByLabel('联系电话').evaluate(FOCUSED)).toBe(true)
    await keepPicture(page, `portal-send-faults-${size}`)
    expect(await seriousFindings(page)).toEqual([])
  })

  test('confirms the telephone by a code where the county wants it', async () => {
    await page.getByLabel('联系电话').fill('13800000000')
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('alert').getByText('请先获取验证码').waitFor()
    await page.getByRole('button', { name: '用验证码确认手机号' }).click()
    await page.getByLabel('验证码', { exact: true }).fill('000000')
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('验证码不对').waitFor()
    await keepPicture(page, `portal-send-code-${size}`)
    expect(await seriousFindings(page)).toEqual([])
    await page.getByLabel('验证码', { exact: true }).fill(codes.at(-1) ?? '')
    await page.keyboard.press('Enter')
    await page.getByText('手机号已确认是您的').waitFor()
    await page.reload()
    await page.getByText('手机号已确认是您的').waitFor()
  })

  test('gives a receipt as a picture with a code to photograph, which opens the matter', async () => {
    await page.getByRole('button', { name: '发送' }).click()
    await page.getByRole('heading', { name: '已经收到' }).waitFor()
    await page.getByRole('img', { name: /二维码/ }).waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '存成图片' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/^回执-[\d-]+\.png$/)
    await download.saveAs(new URL(`../../test-artifacts/portal-receipt-${size}.picture.png`, import.meta.url).pathname)
    await page.getByText('已存成图片').waitFor()
    await keepPicture(page, `portal-receipt-${size}`)
    expect(await seriousFindings(page)).toEqual([])
    const text = await page.locator('main').innerText()
    const number = /\d{8}-\d{6}-\d/.exec(text)?.[0] ?? ''
    const code = /(\d{5}) (\d{5})/.exec(text)?.slice(1).join('') ?? ''
    const other = await site.open(size)
    await other.goto(`${site.url}/track?number=${number}#${code}`)
    await other.waitForURL((address) => address.hash === '')
    await other.getByRole('button', { name: '查询' }).click()
    await other.getByRole('heading', { name: '现在：待分办' }).waitFor()
    await other.getByText('有进展告诉我').click()
    await other.getByRole('button', { name: '把期限放进手机日历' }).click()
    await other.getByRole('link', { name: '用日历打开' }).waitFor()
    await keepPicture(other, `portal-track-${size}`)
    expect(await seriousFindings(other)).toEqual([])
    await other.getByRole('button', { name: /取消\s*日历/ }).click()
    await other.getByRole('button', { name: '把期限放进手机日历' }).waitFor()
    await other.getByLabel('邮箱').fill('zhang@example.com')
    await other.getByRole('button', { name: '用验证码确认邮箱' }).click()
    await other.getByLabel('验证码', { exact: true }).waitFor()
    await other.getByLabel('验证码', { exact: true }).fill(codes.at(-1) ?? '')
    await other.getByLabel('验证码', { exact: true }).press('Enter')
    await other.getByText('z***@example.com').waitFor()
  })

  test('leaves no draft and no file behind on the device', async () => {
    await page.goto(`${site.url}/letters/new`)
    await page.getByRole('button', { name: '发送' }).waitFor()
    expect(await page.getByText('已恢复').count()).toBe(0)
    expect(await page.getByText('已上传').count()).toBe(0)
    expect(await page.evaluate("localStorage.getItem('heng:draft:letters')")).toBeNull()
    expect(site.faults).toEqual([])
  })
})
