import { afterAll, beforeAll, expect, test } from 'vitest'
import { smtpChannel } from '../../src/modules/contact/index.ts'
import { mailStaff } from '../../src/modules/mail/index.ts'
import { notify } from '../../src/modules/notifications/index.ts'
import { mailContext } from '../mail/mail-desk.ts'
import { seriousFindings } from '../support/axe.ts'
import { describeBrowser } from '../support/chromium.ts'
import { COUNTY } from '../support/http-desk.ts'
import { mailServer } from '../support/mail-server.ts'
import { keepPicture, type Site, startSite } from '../support/site.ts'

describeBrowser('mail at the desk', () => {
  let site: Site
  let mail: Awaited<ReturnType<typeof mailServer>>
  let channel: ReturnType<typeof smtpChannel>
  beforeAll(async () => {
    mail = await mailServer()
    channel = smtpChannel({ url: `smtp://127.0.0.1:${mail.port}`, from: 'desk@example.com' })
    site = await startSite({ channels: [channel] })
  })
  afterAll(async () => {
    await site.close()
    channel.close()
    await mail.close()
  })

  test('is settled by its owner, comes, and is stopped from the letter without signing in', async () => {
    const page = await site.signIn('clerk')
    await page.goto(`${site.url}/desk/me`)
    await page.getByLabel('邮箱').fill('clerk.shili@example.com')
    const letter = await mail.next(() => page.getByRole('button', { name: '获取验证码' }).click())
    expect(letter.text).toContain('用于确认这是您接收工作通知的邮箱')
    await page.getByLabel('验证码').fill('1')
    await page.getByRole('button', { name: '启用' }).click()
    await page.getByText('验证码不对或者已经过期').waitFor()
    await page.getByLabel('验证码').fill(/\d{6}/.exec(letter.text)?.[0] ?? '')
    await page.getByRole('button', { name: '启用' }).click()
    await page.getByText('c***@example.com').waitFor()
    const kinds = page.getByRole('radiogroup', { name: '督办提醒' })
    for (const name of ['每天汇总', '立即']) {
      const choice = kinds.getByRole('radio', { name })
      await choice.click()
      await expect.poll(() => choice.isChecked()).toBe(true)
    }
    await page.getByLabel('只在工作日发').click()
    await page.getByLabel('免打扰从几点').fill('00:00')
    await page.getByLabel('免打扰到几点').fill('00:00')
    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: scheme })
      expect(await seriousFindings(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await keepPicture(page, `desk-me-mail-${width}`)
    }
    await page.reload()
    expect(await page.getByLabel('免打扰到几点').inputValue()).toBe('00:00')
    expect(await page.getByLabel('只在工作日发').getAttribute('aria-checked')).toBe('false')

    const { db } = await site.desk.accounts()
    const { person } = await db.selectFrom('mailAddress').select('person').executeTakeFirstOrThrow()
    const now = new Date()
    await notify(db, COUNTY.code, now, [{ person, kind: 'supervision', text: '示例', link: '/desk' }])
    const { database, keys, vault } = site.desk.services
    await mailStaff(mailContext({ database, keys, vault, channels: [channel], now }))
    const stop = /http\S+\/unsubscribe#staff\S+/.exec(mail.letters.at(-1)?.text ?? '')?.[0] ?? ''
    const phone = await site.open('phone')
    await phone.goto(stop)
    await phone.getByRole('heading', { name: '不再收工作通知的邮件' }).waitFor()
    expect(await seriousFindings(phone)).toEqual([])
    await phone.getByRole('button', { name: '停发' }).click()
    await phone.getByRole('heading', { name: '已停发' }).waitFor()
    await page.reload()
    await page.getByRole('button', { name: '获取验证码' }).waitFor()
  })

  test('the administrator sets the codes, tries the channel and sees what does not go out', async () => {
    const { db } = await site.desk.accounts()
    const { person } = await db
      .selectFrom('post')
      .select('person')
      .where('role', '=', 'clerk')
      .executeTakeFirstOrThrow()
    await db
      .insertInto('mailLetter')
      .values({
        ...{ county: COUNTY.code, id: crypto.randomUUID(), person, createdAt: new Date(), nextAt: new Date() },
        ...{ attempts: 3, fault: '连不上服务器（ECONNREFUSED）', sentAt: null, givenUpAt: null },
      })
      .execute()
    const page = await site.signIn('administrator')
    await page.getByRole('link', { name: '验证与邮件' }).click()
    await page.getByRole('radio', { name: /^可以验证/ }).click()
    await page.getByText('已保存，马上生效').waitFor()
    await page.getByLabel('发给自己的手机号或者邮箱').fill('chief@example.com')
    await page.getByRole('button', { name: '发一条测试消息' }).click()
    await page.getByText('服务器已经收下').waitFor()
    mail.refuse(550)
    await page.getByRole('button', { name: '发一条测试消息' }).click()
    await page.getByText('对方服务器不收这个地址（550）').waitFor()
    mail.refuse(false)
    await page.getByRole('listitem').filter({ hasText: 'ECONNREFUSED' }).getByText('试过 3 次').waitFor()
    for (const [width, scheme] of [
      [1440, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme: scheme })
      expect(await seriousFindings(page)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
      await keepPicture(page, `desk-channels-${width}`)
    }
    const { settings } = await site.desk.accounts()
    expect(settings.confirmContact).toBe('optional')
  })

  test('left no fault behind', () => {
    expect(site.faults).toEqual([])
  })
})
