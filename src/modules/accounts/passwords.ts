import { hash, verify } from '@node-rs/argon2'
import { type Refusal, refuse } from '../../engine/refusal.ts'

/** OWASP's argon2id minimum: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const COMMON = [
  'password',
  'qwertyuiop',
  '1234567890',
  '0123456789',
  'abcdefghij',
  'admin',
  'iloveyou',
  'woaini',
  'a123456',
]

/** Why a password may not be used, if so: length, variety, the user's name, the commonest ones. */
export function passwordFault(password: string, username: string): Refusal | undefined {
  const bad = (message: string) => refuse('weak-password', message)
  if (password.length < 10) return bad('密码至少 10 位，请加长')
  if (password.length > 200) return bad('密码最多 200 位，请缩短')
  const lower = password.toLowerCase()
  if (lower.includes(username.toLowerCase())) return bad('密码里不能包含用户名，请更换')
  if (COMMON.some((word) => lower.replace(/[^a-z0-9]/g, '') === word)) return bad('这个密码太常见，请更换')
  if (new Set(password).size < 5) return bad('密码里重复的字符太多，请更换')
  const classes = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length
  return classes >= 3 || password.length >= 16
    ? undefined
    : bad('密码须含大写字母、小写字母、数字、符号中的三种，或长到 16 位以上')
}

/** argon2id hash of a password. */
export async function hashPassword(password: string): Promise<string> {
  return hash(password, COST)
}

/** A hash nobody's password has: checked for unknown users, so that an answer takes as long either way. */
const nobody = hashPassword('nobody has this password')

/** True if the password is the one hashed; for no hash at all takes as long and is false. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password)
  return stored !== undefined && matches
}
