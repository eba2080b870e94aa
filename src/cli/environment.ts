/** Every environment variable Heng reads; the README's table is made of this. */
export const ENVIRONMENT = [
  { name: 'PORT', standard: '8080', what: '监听的端口', english: 'Port to listen on' },
  { name: 'HENG_HOST', standard: '0.0.0.0', what: '监听的地址', english: 'Address to listen on' },
  {
    name: 'HENG_DATA',
    standard: '.heng/data',
    what: '数据目录：密钥、台账首、内置数据库（demo 默认 .heng/demo）',
    english: 'Data folder: keys, ledger heads, embedded database (the demo has .heng/demo)',
  },
  {
    name: 'HENG_DATABASE_URL',
    standard: '内置数据库',
    what: '外部 PostgreSQL 15 以上的连接地址 postgres://…',
    english: 'A served PostgreSQL 15 or newer, postgres://…; without it the embedded one',
  },
  {
    name: 'HENG_RATE_LIMIT',
    standard: 'on',
    what: '匿名提交的频率限制，on 或 off',
    english: 'Limit on anonymous traffic, on or off',
  },
  {
    name: 'HENG_TRUST_PROXY',
    standard: '0',
    what: '1 表示前面有自己的反向代理，采信 X-Forwarded-*',
    english: '1 behind a proxy of your own: believe X-Forwarded-*',
  },
  {
    name: 'HENG_SMTP_URL',
    standard: '',
    what: '发邮件的服务器 smtp://用户:口令@主机:端口；不设则不发邮件，也不用验证码',
    english: 'Mail server, smtp://user:password@host:port; without it no mail and no codes',
  },
  {
    name: 'HENG_SMTP_FROM',
    standard: '',
    what: '邮件的发件人，如 noreply@example.com',
    english: 'Sender of the mail, such as noreply@example.com',
  },
  { name: 'HENG_LOG', standard: 'info', what: '日志级别：silent、error、warn、info、debug', english: 'Log level' },
  { name: 'HENG_TOKEN', standard: '', what: 'heng intake 使用的机器令牌', english: 'Machine token for heng intake' },
  {
    name: 'HENG_BACKUP_PASSPHRASE',
    standard: '',
    what: '备份中密钥的口令',
    english: 'Passphrase of the keys in a backup',
  },
  { name: 'HENG_DEBUG', standard: '0', what: '1 表示出错时打印详细原因', english: '1 to print causes of errors' },
] as const

/** The environment, read and checked. */
export interface Environment {
  readonly port: number
  readonly host: string
  readonly dataFolder: string | undefined
  readonly databaseUrl: string | undefined
  readonly rateLimit: boolean
  readonly trustProxy: boolean
  readonly logLevel: string
  /** The mail server and the sender, if there is one. */
  readonly smtp: { readonly url: string; readonly from: string } | undefined
}

const LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']

/** Reads the environment. Throws {@link UserError} naming the variable that is wrong. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  const { PORT, HENG_HOST, HENG_DATA, HENG_DATABASE_URL, HENG_RATE_LIMIT, HENG_TRUST_PROXY, HENG_LOG } = env
  const port = Number(PORT || 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new UserError(`PORT=${PORT} 不是端口号，请设为 0 至 65535 的整数`)
  if (HENG_RATE_LIMIT && !['on', 'off'].includes(HENG_RATE_LIMIT)) throw new UserError('HENG_RATE_LIMIT 应为 on 或 off')
  if (HENG_DATABASE_URL && !/^postgres(ql)?:\/\//.test(HENG_DATABASE_URL))
    throw new UserError('HENG_DATABASE_URL 应以 postgres:// 开头')
  if (HENG_LOG && !LEVELS.includes(HENG_LOG)) throw new UserError(`HENG_LOG 应为 ${LEVELS.join('、')} 之一`)
  const smtp = smtpOf(env)
  return {
    port,
    host: HENG_HOST || '0.0.0.0',
    dataFolder: HENG_DATA || undefined,
    databaseUrl: HENG_DATABASE_URL || undefined,
    rateLimit: HENG_RATE_LIMIT !== 'off',
    trustProxy: HENG_TRUST_PROXY === '1',
    logLevel: HENG_LOG || 'info',
    smtp,
  }
}

function smtpOf({ HENG_SMTP_URL: url, HENG_SMTP_FROM: from }: NodeJS.ProcessEnv): Environment['smtp'] {
  if (!url) return undefined
  if (!/^smtps?:\/\/[^\s/]+/.test(url)) throw new UserError('HENG_SMTP_URL 应以 smtp:// 或 smtps:// 开头，并写明主机')
  if (!from || !/@[^@\s]+$/.test(from.replace(/>$/, '')))
    throw new UserError('设了 HENG_SMTP_URL，也要用 HENG_SMTP_FROM 写明发件人，如 noreply@example.com')
  return { url, from }
}

/** Something the user can put right: told in one line, without a stack. */
export class UserError extends Error {}
