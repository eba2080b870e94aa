/** 张*: the family name stays. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, rest.length))
}

/** 138****0000: first three and last four digits stay. */
export function maskPhone(phone: string): string {
  return phone.length >= 11
    ? `${phone.slice(0, 3)}****${phone.slice(-4)}`
    : `${phone.slice(0, 2)}****${phone.slice(-2)}`
}

/** First four and last two characters stay. */
export function maskIdNumber(number: string): string {
  return `${number.slice(0, 4)}${'*'.repeat(Math.max(0, number.length - 6))}${number.slice(-2)}`
}

/** z***@example.com. */
export function maskEmail(email: string): string {
  return email.replace(/^(.).*@/, '$1***@')
}

/** The first six characters stay: enough for the township. */
export function maskAddress(address: string): string {
  const letters = [...address]
  return letters.length <= 6 ? `${letters.slice(0, 2).join('')}****` : `${letters.slice(0, 6).join('')}****`
}

/** What in a text is somebody's own: each with what stands in its place. The order matters: longer numbers first. */
const PERSONAL: readonly (readonly [RegExp, string])[] = [
  [/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, '[邮箱]'],
  [/(?<!\d)\d{17}[\dXx](?!\d)/g, '[身份证号]'],
  [/(?<!\d)(?:62|4\d|5[1-5])\d{2}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?:[ -]?\d{1,3})?(?!\d)/g, '[银行卡号]'],
  [/(?<!\d)\d{15}(?!\d)/g, '[身份证号]'],
  [/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, '[电话]'],
  [/(?<!\d)0\d{2,3}[- ]\d{7,8}(?!\d)/g, '[电话]'],
  [
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-HJ-NP-Z0-9]{5,6}(?![A-Za-z0-9])/g,
    '[车牌]',
  ],
  [/(?:QQ|qq|微信号?|wx|WX)[号码]{0,2}[::\s]{0,2}[A-Za-z0-9_-]{5,20}/g, '[联系方式]'],
  [/\d{1,4}(?:号楼|栋|幢|单元)\d{1,4}(?:单元)?(?:\d{2,4}室?)?/g, '[门牌]'],
  [/(?<!\d)\d{3,4}(?:室|户)(?!外)/g, '[门牌]'],
]

/**
 * A text for publication: telephone, identity, card and plate numbers, mail and
 * messenger addresses, doors, and the names given are replaced by what they were.
 * A proposal: a person reads it before it goes out.
 */
export function maskPersonalData(text: string, names: readonly string[] = []): string {
  const masked = PERSONAL.reduce((rest, [pattern, label]) => rest.replace(pattern, label), text)
  return names
    .filter((name) => [...name].length >= 2)
    .reduce((rest, name) => rest.replaceAll(name, maskName(name)), masked)
}
