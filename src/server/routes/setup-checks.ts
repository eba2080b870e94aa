import { type Few, readReadiness } from '../../store/readiness.ts'
import type { SETUP_CHECKS } from '../../store/settings.ts'
import type { SetupCheck } from '../api-types/setup.ts'
import type { Call } from '../endpoint.ts'
import { CHECK_LABELS } from '../present/configuration.ts'

/** What a county should have before it goes to work, and whether it has: people first, then the machine. */
export async function setupChecks(call: Call): Promise<SetupCheck[]> {
  return [...(await ofPeople(call)), ...ofMachine(call)]
}

async function ofPeople({ context }: Call): Promise<SetupCheck[]> {
  const { administrators, dispatchers, unstaffed, undescribed, places, waiting } = await readReadiness(
    context.db,
    context.county.code,
    context.today,
  )
  return [
    seen(
      'dispatchers',
      '有分办员',
      dispatchers > 0,
      '来信先到分办员手里；一位也没有，来信就没有人分。',
      '/desk/people',
    ),
    seen(
      'clerks',
      '每个单位都有人办理',
      unstaffed.count === 0,
      `分给没有经办人的单位，就没有人办。${listed('还没有人的', unstaffed)}`,
      '/desk/people',
    ),
    seen(
      'duties',
      '各部门写明了职责',
      undescribed.count === 0,
      `分办建议从职责里来，用群众的话写，如“路灯、排水”。${listed('还没有写的', undescribed)}`,
      '/desk/offices',
    ),
    seen(
      'places',
      '登记了地名',
      places > 0,
      '村、社区、道路归哪个乡镇或单位；分办员见到新地名时也可以随手登记。',
      '/desk/places',
    ),
    seen(
      'administrators',
      '至少两位系统管理员',
      administrators >= 2,
      '一位管理员丢了手机，另一位才能帮他解除绑定。',
      '/desk/people',
    ),
    seen(
      'passwords',
      '各人都换掉了一次性密码',
      waiting === 0,
      waiting === 0
        ? '各人第一次登录时自己设密码。'
        : `还有 ${waiting} 人没有登录过；密码表遗失的，把原来的表格再选一次，可以重发。`,
      '/desk/import',
    ),
  ]
}

function ofMachine(call: Call): SetupCheck[] {
  const { context, services } = call
  const { setup, secondFactor } = context.settings
  const year = Number(context.today.slice(0, 4))
  const said = (name: (typeof SETUP_CHECKS)[number], help: string): SetupCheck => ({
    ...{ name, label: CHECK_LABELS[name], help, done: setup.checked.includes(name), automatic: false, page: null },
  })
  return [
    seen(
      'calendar',
      `${year} 年的放假安排`,
      context.clockSettings.calendar.isPublished(year),
      '没有放假安排的年份，期限只是暂定。',
      '/desk/calendar',
    ),
    said(
      'keys',
      '数据目录里的 keys.json 是全部密文的钥匙：丢了，密文再也读不出；泄露了，台账可以伪造。请另存在上锁的地方。',
    ),
    said('backup', '每天运行一次 npx heng backup 文件名，把文件存到另一台机器，并试着恢复一次。'),
    seen('https', '经 HTTPS 访问', isSecure(call), '请在前面放一个带证书的反向代理，并以 HENG_TRUST_PROXY=1 启动。'),
    seen(
      'mail',
      '能给群众发邮件或短信',
      (services.channels ?? []).length > 0,
      '没有也能工作：群众凭查询编号和查询码随时可查。要主动通知的，请在启动时设 HENG_SMTP_URL，见 README 的设置表。',
      '/desk/channels',
    ),
    seen('second-factor', '工作人员登录须输动态验证码', secondFactor === 'required', '默认如此，不建议放宽。'),
  ]
}

/** What the program sees by itself. */
function seen(name: string, label: string, done: boolean, help: string, page: string | null = null): SetupCheck {
  return { name, label, help, done, automatic: true, page }
}

function listed(what: string, { names, count }: Few): string {
  if (count === 0) return ''
  return `${what}：${names.join('、')}${count > names.length ? `等 ${count} 个` : ''}。`
}

function isSecure({ c, services }: Call): boolean {
  const forwarded = services.trustProxy && c.req.header('x-forwarded-proto') === 'https'
  return forwarded || new URL(c.req.url).protocol === 'https:'
}
