/** Why a message was not taken, without a word that could name anybody. */
export interface SendingFault {
  /** The server's or the network's own code: ECONNREFUSED, 550. */
  readonly code: string
  /** In words, for who looks after the channel. */
  readonly message: string
  /** What failed: the way to the server, the whole server, this one address, or something that may pass. */
  readonly of: 'server' | 'address' | 'passing'
}

const SERVER: Readonly<Record<string, string>> = {
  ECONNREFUSED: '服务器没有开着，或者端口不对',
  ECONNRESET: '服务器断开了连接',
  ECONNECTION: '连不上服务器',
  ESOCKET: '连不上服务器',
  ETIMEDOUT: '服务器很久没有回答',
  EDNS: '找不到服务器的地址',
  ENOTFOUND: '找不到服务器的地址',
  ETLS: '加密连接没有建立起来，请核对证书和端口',
  EAUTH: '用户名或者密码不对',
  ENOAUTH: '服务器要求用户名和密码',
}

/** Reads an error of a channel. SMTP's replies are told apart by RFC 5321: 5xx is for good, 4xx may pass. */
export function faultOf(error: unknown): SendingFault {
  const { responseCode, command = '', ...rest } = error as { code?: string; responseCode?: number; command?: string }
  const code = networkCode(error) ?? rest.code ?? ''
  const known = SERVER[code]
  if (known) return { code, message: known, of: 'server' }
  if (responseCode === undefined) return { code: code || 'unknown', message: '没有发出去，原因不明', of: 'passing' }
  if (responseCode < 500) return { code: String(responseCode), message: '服务器请稍后再发', of: 'passing' }
  return /RCPT/i.test(command)
    ? { code: String(responseCode), message: '对方服务器不收这个地址', of: 'address' }
    : { code: String(responseCode), message: '服务器不收这封信，请核对发件地址和权限', of: 'passing' }
}

/** The mail library wraps what the network said in a code of its own. */
function networkCode(error: unknown): string | undefined {
  const [found] = /\bE(?:CONNREFUSED|CONNRESET|TIMEDOUT|NOTFOUND)\b/.exec(String((error as Error).message)) ?? []
  return found
}
