import { createTransport } from 'nodemailer'
import type { Channel } from './channel.ts'

/** So long a mail server may take for one step; a queue of citizens must not wait for a dead one. */
const PATIENCE_MS = 20_000

/** A mail server, and the address its letters come from. */
export interface SmtpSettings {
  /** smtp://user:password@host:port or smtps://…; STARTTLS is used where the server offers it. */
  readonly url: string
  /** 清丰县政民互动 <noreply@example.com> */
  readonly from: string
}

/** Letters by SMTP (RFC 5321): plain text, so that every reader of mail, and of screens, can read them. */
export function smtpChannel({ url, from }: SmtpSettings): Channel & { close(): void } {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    // A letter is text of ours: it never fetches a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    name: 'smtp',
    kinds: ['email'],
    async send({ to, subject, text, unsubscribe, id }) {
      await transport.sendMail({
        from,
        // As an object, so that nothing in the address is read as a second recipient.
        to: { name: '', address: to },
        subject,
        text,
        ...(id ? { messageId: `<${id}@${domainOf(from)}>` } : {}),
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...(unsubscribe ? { list: { unsubscribe: { url: unsubscribe, comment: '退订' } } } : {}),
      })
    },
    close: () => transport.close(),
  }
}

/** desk@example.com, or 清丰县 <desk@example.com>: example.com. */
function domainOf(from: string): string {
  return /@([^>\s]+)/.exec(from)?.[1] ?? 'localhost'
}
