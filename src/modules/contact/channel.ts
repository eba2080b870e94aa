import { z } from 'zod'

/** What a citizen can be reached by. */
export type ContactKind = 'phone' | 'email'

/** A short message to one citizen. */
export interface ContactMessage {
  readonly kind: ContactKind
  /** The number or address, as {@link plainContact} writes it. */
  readonly to: string
  /** Subject of a letter; a text message has none. */
  readonly subject: string
  readonly text: string
  /** Where whoever receives it can stop receiving it. */
  readonly unsubscribe?: string
  /** Names this message: sent again, it bears the same name, by which it is known for the same. */
  readonly id?: string
}

const MOBILE = /^1\d{10}$/
const EMAIL = z.email().max(100)

/** What is wrong with a number or address as {@link plainContact} writes it, in words; nothing if it can be reached. */
export function contactFault(kind: ContactKind, plain: string): string | undefined {
  if (kind === 'phone') return MOBILE.test(plain) ? undefined : '只有 11 位手机号能收验证码，请核对'
  return EMAIL.safeParse(plain).success ? undefined : '电子邮箱的格式不对，请核对'
}

/** A way to reach citizens: a mail server, a vendor of text messages, the console of the demonstration. */
export interface Channel {
  readonly name: string
  readonly kinds: readonly ContactKind[]
  /** Resolves once the next station has taken it. Rejects with what went wrong; the message may be sent again. */
  send(message: ContactMessage): Promise<void>
}

/** The first channel that reaches a kind of contact. */
export function channelFor(channels: readonly Channel[], kind: ContactKind): Channel | undefined {
  return channels.find(({ kinds }) => kinds.includes(kind))
}

/** Puts every message on the console instead of sending it: for a demonstration, where nobody is to be rung. */
export function consoleChannel(print: (text: string) => void): Channel {
  return {
    name: 'console',
    kinds: ['phone', 'email'],
    async send({ kind, to, subject, text }) {
      print(`〔演示：${kind === 'phone' ? '短信' : '邮件'}没有真的发出〕致 ${to}　${subject}\n${text}`)
    },
  }
}

/** A number or address in one way of writing: signs of full width, blanks and hyphens do not make it another. */
export function plainContact(kind: ContactKind, typed: string): string {
  const text = typed.normalize('NFKC').replaceAll(/\s/g, '')
  return kind === 'phone' ? text.replaceAll('-', '') : text.toLowerCase()
}
