import { sql } from 'kysely'
import { type Refusal, refuse } from '../../engine/refusal.ts'
import type { AccountContext } from './context.ts'
import { hashPassword, passwordFault, passwordMatches } from './passwords.ts'
import { codeMatches } from './second-factor.ts'
import { advanceSession, endSession, endSessions, type SessionStage, startSession } from './sessions.ts'

/** A session begun: the token for its cookie, and what is still to do. */
export interface SignedIn {
  readonly token: string
  readonly stage: SessionStage
}

const WRONG = refuse('wrong-credentials', '用户名或密码不对，请核对后再试')

/**
 * Checks user name and password. After `lockAfter` failures the account is
 * locked for `lockMinutes`; an unknown user takes as long and hears the same.
 */
export async function signIn(context: AccountContext, username: string, password: string): Promise<SignedIn | Refusal> {
  const account = await accountOf(context, username)
  const matches = await passwordMatches(account?.passwordHash, password)
  if (!account || account.disabledAt) return WRONG
  if (account.lockedUntil && account.lockedUntil > context.now) return locked(context, account.lockedUntil)
  if (!matches) return failed(context, account.person)
  await succeeded(context, account.person)
  const stage = stageAfterPassword(context, account)
  return { token: await startSession(context, account.person, stage), stage }
}

type Account = NonNullable<Awaited<ReturnType<typeof accountOf>>>

async function accountOf({ db, county }: AccountContext, username: string) {
  return db
    .selectFrom('account')
    .innerJoin('person', (join) => join.onRef('person.id', '=', 'account.person').on('person.county', '=', county))
    .select([
      'account.person',
      'account.passwordHash',
      'account.lockedUntil',
      'account.disabledAt',
      'account.mustChangePassword',
      'account.totpConfirmedAt',
      'person.kind',
    ])
    .where('account.county', '=', county)
    .where('account.username', '=', username.trim().toLowerCase())
    .executeTakeFirst()
}

function stageAfterPassword({ settings }: AccountContext, account: Account): SessionStage {
  if (account.totpConfirmedAt) return 'second-factor'
  if (account.mustChangePassword) return 'password-change'
  return account.kind === 'staff' && settings.secondFactor === 'required' ? 'second-factor-setup' : 'signed-in'
}

function locked({ now }: AccountContext, until: Date): Refusal {
  const minutes = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 60_000))
  return refuse('account-locked', `连续输错次数过多，账号已锁定，请 ${minutes} 分钟后再试，或请管理员重置密码`)
}

async function failed(context: AccountContext, person: string): Promise<Refusal> {
  const { db, county, settings, now } = context
  const until = new Date(now.getTime() + settings.lockMinutes * 60_000)
  const row = await db
    .updateTable('account')
    .set({
      failedAttempts: sql`case when failed_attempts + 1 >= ${settings.lockAfter} then 0 else failed_attempts + 1 end`,
      lockedUntil: sql`case when failed_attempts + 1 >= ${settings.lockAfter} then ${until} else locked_until end`,
    })
    .where('county', '=', county)
    .where('person', '=', person)
    .returning('lockedUntil')
    .executeTakeFirst()
  return row?.lockedUntil && row.lockedUntil > now ? locked(context, row.lockedUntil) : WRONG
}

async function succeeded({ db, county }: AccountContext, person: string): Promise<void> {
  await db
    .updateTable('account')
    .set({ failedAttempts: 0, lockedUntil: null })
    .where('county', '=', county)
    .where('person', '=', person)
    .execute()
}

const NOT_BOUND = refuse(
  'wrong-code',
  '验证码不对，请填应用里“衡”那一行当前显示的 6 位数字；一直不对，请把手机的日期和时间设为自动',
)

/** Second step: the six-digit code. Wrong codes count towards the lock-out, but for the first: its secret is on the screen. */
export async function enterCode(
  context: AccountContext,
  session: { token: string; person: string; stage: SessionStage },
  code: string,
): Promise<SignedIn | Refusal> {
  const confirm = session.stage === 'second-factor-setup'
  if (!(await codeMatches(context, session.person, code, { confirm }))) {
    if (confirm) return NOT_BOUND
    const refusal = await failed(context, session.person)
    if (refusal.code === 'account-locked') {
      await endSession(context, session.token)
      return refusal
    }
    return refuse('wrong-code', '验证码不对或已经用过，请等下一个验证码再试')
  }
  await succeeded(context, session.person)
  const { mustChangePassword } = await context.db
    .selectFrom('account')
    .select('mustChangePassword')
    .where('county', '=', context.county)
    .where('person', '=', session.person)
    .executeTakeFirstOrThrow()
  const stage = mustChangePassword ? 'password-change' : 'signed-in'
  await advanceSession(context, session.token, stage)
  return { token: session.token, stage }
}

/** Changes a password; every other session of the person ends. */
export async function changePassword(
  context: AccountContext,
  session: { token: string; person: string; stage: SessionStage },
  { current, next }: { current: string; next: string },
): Promise<SignedIn | Refusal> {
  const { db, county, settings, now } = context
  const account = await db
    .selectFrom('account')
    .innerJoin('person', (join) => join.onRef('person.id', '=', 'account.person').on('person.county', '=', county))
    .select(['account.username', 'account.passwordHash', 'account.totpConfirmedAt', 'person.kind'])
    .where('account.county', '=', county)
    .where('account.person', '=', session.person)
    .executeTakeFirstOrThrow()
  if (!(await passwordMatches(account.passwordHash, current))) return refuse('wrong-password', '原密码不对，请重新输入')
  if (current === next) return refuse('same-password', '新密码不能与原密码相同，请更换')
  const weak = passwordFault(next, account.username)
  if (weak) return weak
  await db
    .updateTable('account')
    .set({ passwordHash: await hashPassword(next), passwordChangedAt: now, mustChangePassword: false })
    .where('county', '=', county)
    .where('person', '=', session.person)
    .execute()
  await endSessions(context, session.person, session.token)
  const unset = account.kind === 'staff' && settings.secondFactor === 'required' && !account.totpConfirmedAt
  const stage = unset ? 'second-factor-setup' : 'signed-in'
  await advanceSession(context, session.token, stage)
  return { token: session.token, stage }
}
