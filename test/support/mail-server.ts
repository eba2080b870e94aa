import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'

/** A letter as the server was given it. */
export interface ReceivedLetter {
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  readonly headers: string
  readonly messageId: string
}

/** A mail server of this machine that keeps what it is given; on a free port unless it comes back on its own. */
export async function mailServer(port = 0) {
  const letters: ReceivedLetter[] = []
  let refusing: number | undefined
  let taking: (letter: ReceivedLetter) => void | Promise<void> = () => undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(_address, _session, done) {
      if (refusing !== undefined) server.emit('refused')
      done(refusing === undefined ? null : Object.assign(new Error('no such mailbox'), { responseCode: refusing }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const letter = read(
          Buffer.concat(chunks).toString(),
          session.envelope.rcptTo.map(({ address }) => address),
        )
        letters.push(letter)
        server.emit('letter')
        void Promise.resolve(taking(letter)).then(() => done())
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  // Whoever is cut off in the midst of a letter leaves a broken connection behind.
  server.on('error', () => undefined)
  const address = server.server.address()
  return {
    letters,
    port: typeof address === 'object' && address ? address.port : 0,
    /** Refuses every mailbox with a reply of SMTP, or takes them again. */
    refuse: (reply: number | boolean) => {
      refusing = reply === false ? undefined : reply === true ? 550 : reply
    },
    refused: () => once(server as never, 'refused'),
    /** Done with each letter before the sender is told that it was taken. */
    whenTaking: (work: typeof taking) => {
      taking = work
    },
    async next(send: () => Promise<unknown>): Promise<ReceivedLetter> {
      const arrived = once(server as never, 'letter')
      await send()
      await arrived
      return letters.at(-1) ?? { to: [], subject: '', text: '', headers: '', messageId: '' }
    },
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

function read(raw: string, to: readonly string[]): ReceivedLetter {
  const [headers = '', body = ''] = raw.split(/\r\n\r\n([\s\S]*)/)
  const unfolded = headers.replaceAll(/\r\n[ \t]+/g, ' ')
  const text = /base64/i.test(headers) ? Buffer.from(body, 'base64').toString() : quoted(body)
  const header = (name: string) => new RegExp(`^${name}: (.*)$`, 'im').exec(unfolded)?.[1]?.trim() ?? ''
  return { to, text, headers, subject: decoded(header('Subject')), messageId: header('Message-ID') }
}

function quoted(text: string): string {
  return text
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/(=[0-9A-F]{2})+/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString())
}

/** =?UTF-8?B?…?= and =?UTF-8?Q?…?= (RFC 2047). */
function decoded(text: string): string {
  return text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, how: string, word: string) =>
      /b/i.test(how) ? Buffer.from(word, 'base64').toString() : quoted(word.replaceAll('_', ' ')),
    )
}
