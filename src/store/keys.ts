import { createHash, createHmac, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sm2 } from 'sm-crypto-v2'

/** The installation's secrets, kept in the data folder and never in the database. */
export interface Keys {
  /** SM4 key (16 bytes) of what is encrypted at rest. */
  readonly vault: Buffer
  /** HMAC-SM3 key of the ledger's digests. */
  readonly ledger: Buffer
  /** HMAC-SM3 key of tokens and query codes. */
  readonly token: Buffer
  /** SM2 pair (hexadecimal) that signs the ledger's head. */
  readonly signing: { readonly privateKey: string; readonly publicKey: string }
}

const FILE = 'keys.json'

/** Reads `keys.json` of the folder; makes it on the first start. Throws if it is missing and may not be made. */
export async function loadKeys(folder: string, { create }: { create: boolean }): Promise<Keys> {
  const path = join(folder, FILE)
  if (!existsSync(path)) {
    if (!create) throw new Error(`数据目录里没有 ${FILE}：没有它就读不出已加密的内容，请从备份中恢复`)
    await makeKeys(folder, path)
  }
  const stored = JSON.parse(await readFile(path, 'utf8')) as Record<'vault' | 'ledger' | 'token', string> &
    Pick<Keys, 'signing'>
  return {
    vault: Buffer.from(stored.vault, 'hex'),
    ledger: Buffer.from(stored.ledger, 'hex'),
    token: Buffer.from(stored.token, 'hex'),
    signing: stored.signing,
  }
}

/** Two processes may start at once: only the first link to the name succeeds, and both read what it made. */
async function makeKeys(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const secret = (bytes: number) => randomBytes(bytes).toString('hex')
  const keys = { vault: secret(16), ledger: secret(32), token: secret(32), signing: sm2.generateKeyPairHex() }
  const draft = `${path}.${process.pid}.${secret(4)}`
  await writeFile(draft, JSON.stringify(keys, null, 2), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(draft)
  }
}

/** HMAC-SM3 over parts in order. */
export function hmacSm3(key: Buffer, ...parts: (string | Buffer)[]): Buffer {
  const mac = createHmac('sm3', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

/** SM3 over parts in order. */
export function sm3(...parts: (string | Buffer)[]): Buffer {
  const hash = createHash('sm3')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
