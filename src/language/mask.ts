import { firstSigns } from './first-signs.ts'

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
  return `${firstSigns(address, [...address].length <= 6 ? 2 : 6)}****`
}
