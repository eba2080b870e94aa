import { maskName } from './mask.ts'
import { findNames } from './person-names.ts'
import { findRunningNames } from './running-names.ts'

/** What kind of personal datum was found. */
export type PersonalKind = 'name' | 'phone' | 'id-number' | 'bank-card' | 'plate' | 'email' | 'messenger' | 'address'

/** A stretch of a text that tells who or where a private person is. */
export interface PersonalFinding {
  /** Place in the text, in UTF-16 units; `to` is exclusive. */
  readonly from: number
  readonly to: number
  readonly kind: PersonalKind
  readonly text: string
  /** What is proposed in its stead. */
  readonly mask: string
  /** Told from the words around it alone: for a person to look at, never hidden by itself. */
  readonly doubtful: boolean
}

interface Rule {
  readonly kind: PersonalKind
  readonly pattern: RegExp
  readonly mask: string
  /** Asked of the digits (and the final X) of a hit; without it every hit counts. */
  readonly holds?: (digits: string) => boolean
}

/** No digits that count something are a number by which somebody is reached: 15000000000 元. */
const COUNTS = '(?!\\s*(?:[.,]\\d+\\s*)?(?:元(?!旦)|[块万亿吨斤亩]|人民币|平方|立方|公里|千瓦|米|度电))'

/** Between the groups of a number people write blanks, hyphens, nothing. */
const GAP = '[ \\u3000-]?'
const grouped = (length: number) => `\\d(?:${GAP}\\d){${length - 1}}`

/** The first rule that claims a stretch keeps it. Sources: GB 11643 (identity number), GB 17859-free Luhn (ISO/IEC 7812-1), GA 36 (plates). */
const RULES: readonly Rule[] = [
  { kind: 'email', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, mask: '[邮箱]' },
  {
    kind: 'messenger',
    pattern: /(?:QQ群?|微信号?|wx|WX|wechat)(?:号码?|是|为)?[\s:]{0,3}[A-Za-z0-9_-]{5,20}/gi,
    mask: '[联系方式]',
  },
  {
    kind: 'id-number',
    pattern: new RegExp(`(?<![\\dA-Za-z])${grouped(17)}${GAP}[\\dXx](?![\\dA-Za-z])`, 'g'),
    mask: '[身份证号]',
    holds: isIdNumber,
  },
  {
    kind: 'id-number',
    pattern: /(?<![\dA-Za-z])\d{15}(?![\dA-Za-z])/g,
    mask: '[身份证号]',
    holds: (digits) => isBirthday(`19${digits.slice(6, 12)}`) && isProvince(digits),
  },
  {
    kind: 'id-number',
    pattern: /(?<=身份证(?:号码?|件号码?)?(?:是|为)?[\s:]{0,3})[\d*]{14,17}[\dXx*](?!\d)/g,
    mask: '[身份证号]',
  },
  {
    kind: 'bank-card',
    pattern: new RegExp(`(?<![\\dA-Za-z])\\d(?:${GAP}\\d){15,18}(?![\\dA-Za-z])${COUNTS}`, 'g'),
    mask: '[银行卡号]',
    holds: isCardNumber,
  },
  {
    kind: 'bank-card',
    pattern: /(?<=(?:银行卡|存折|卡号|账号|帐号|账户|帐户)(?:号码?|是|为)?[\s:]{0,3})\d(?:[ -]?\d){9,20}(?!\d)/g,
    mask: '[银行卡号]',
  },
  {
    kind: 'phone',
    pattern: new RegExp(`(?<![\\dA-Za-z])(?:\\+?86${GAP})?1${GAP}[3-9](?:${GAP}\\d){9}(?![\\dA-Za-z])${COUNTS}`, 'g'),
    mask: '[电话]',
  },
  { kind: 'phone', pattern: /(?<![\dA-Za-z])\(?0\d{2,3}\)?[ -]?[2-9]\d{6,7}(?!\d)/g, mask: '[电话]' },
  {
    kind: 'phone',
    pattern: /(?<=(?:电话|手机|座机|联系方式)(?:号码?|是|为)?[\s:]{0,3})[2-9]\d{6,7}(?!\d)/g,
    mask: '[电话]',
  },
  {
    kind: 'id-number',
    pattern: /(?<=(?:护照|通行证)(?:号码?|证?号|是|为)?[\s:]{0,3})[A-Z]{1,2}\d{7,10}(?![\dA-Za-z])/gi,
    mask: '[证件号]',
  },
  {
    kind: 'plate',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·•. -]?(?=[A-HJ-NP-Z0-9]*\d)[A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳](?![A-Za-z0-9])/gi,
    mask: '[车牌]',
  },
  {
    kind: 'address',
    pattern:
      /(?:\d{1,4}|[一二三四五六七八九十]{1,3})(?:号楼|栋|幢|座)(?:(?:\d{1,2}|[一二三四五六七八九十东西中]{1,2})单元)?(?:[东西中]户|\d{1,2}楼)?(?:\d{2,4}(?:室|号|户)?|[东西中]户)?/g,
    mask: '[门牌]',
  },
  {
    kind: 'address',
    pattern: /(?:\d{1,2}|[一二三四五六七八九十]{1,2})单元(?:\d{2,4}(?:室|号|户)?|[东西中]户)?/g,
    mask: '[门牌]',
  },
  { kind: 'address', pattern: /(?<!\d)\d{3,4}(?:室|户)(?![外内主型])/g, mask: '[门牌]' },
  {
    kind: 'address',
    pattern:
      /(?<=路|街|巷|道|胡同|村|庄|屯|院|小区|家园|社区|组|队)(?:门牌)?(?:\d{1,4}|[一二三四五六七八九十百]{1,5})号(?:院)?(?![楼线令文召])/g,
    mask: '[门牌]',
  },
]

/**
 * Everything in a text that tells who or where a private person is, in order,
 * none overlapping another. `names` are names known to belong to the matter.
 * A proposal for a person to read, not a promise that nothing else is there.
 */
export function findPersonalData(text: string, names: readonly string[] = []): PersonalFinding[] {
  // Full-width digits and letters are as long as the half-width ones: places in the text stay as they are.
  const folded = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  const found: PersonalFinding[] = []
  const claim = (kind: PersonalKind, from: number, to: number, mask: string, doubtful = false) => {
    if (found.some((other) => from < other.to && other.from < to)) return
    found.push({ from, to, kind, text: text.slice(from, to), mask, doubtful })
  }
  for (const name of names.filter((each) => [...each].length >= 2))
    for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length))
      claim('name', at, at + name.length, maskName(name))
  for (const { kind, pattern, mask, holds } of RULES)
    for (const { 0: hit, index } of folded.matchAll(pattern))
      if (!holds || holds(hit.replaceAll(/[^\dXx]/g, ''))) claim(kind, index, index + hit.length, mask)
  for (const { at, name } of findNames(folded)) claim('name', at, at + name.length, maskName(name))
  for (const { at, name } of findRunningNames(folded)) claim('name', at, at + name.length, maskName(name), true)
  return found.toSorted((a, b) => a.from - b.from)
}

/** The text with everything that {@link findPersonalData} does not doubt replaced by what it was. */
export function maskPersonalData(text: string, names: readonly string[] = []): string {
  return findPersonalData(text, names)
    .filter(({ doubtful }) => !doubtful)
    .reduceRight((rest, { from, to, mask }) => rest.slice(0, from) + mask + rest.slice(to), text)
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/**
 * True for an identity number of 18 characters: province, day of birth, and the
 * check character of GB 11643. One whose check fails is mistyped, and betrays its
 * owner all the same: a real province and day of birth are enough.
 */
function isIdNumber(digits: string): boolean {
  if (!isProvince(digits)) return false
  if (isBirthday(digits.slice(6, 14))) return true
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(digits[at]), 0)
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase() && !isCardNumber(digits)
}

function isProvince(digits: string): boolean {
  const province = Number(digits.slice(0, 2))
  return province >= 11 && province <= 83
}

function isBirthday(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8))]
  if (year < 1900 || year > 2099 || month < 1 || month > 12) return false
  return day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** True for 16 to 19 digits that pass Luhn's check and begin as cards do. */
function isCardNumber(digits: string): boolean {
  if (!/^[3-6]\d{15,18}$/.test(digits)) return false
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const value = at % 2 === 1 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
