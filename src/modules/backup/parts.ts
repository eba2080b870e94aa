import { createHash, randomBytes, scrypt } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { promisify } from 'node:util'
import { createVault } from '../../store/vault.ts'

/** What a backup says of itself. */
export interface Manifest {
  readonly format: 1
  readonly takenAt: string
  /** Version of the server it came from; any other of ours takes it. */
  readonly server: string
  readonly migrations: readonly string[]
  readonly counts: Readonly<Record<string, { readonly columns: readonly string[]; readonly rows: number }>>
  /** SM3 of every other file, hexadecimal. */
  readonly parts: Readonly<Record<string, string>>
}

/** SM3 of a file, hexadecimal. */
export async function digestFile(path: string): Promise<string> {
  const hash = createHash('sm3')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

const SALT = 16
const PLACE = ['backup', 'keys']

async function vaultFor(passphrase: string, salt: Buffer) {
  const derive = promisify<string, Buffer, number, object, Buffer>(scrypt)
  return createVault({ vault: await derive(passphrase, salt, 16, { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }) })
}

/** The keys under a passphrase: salt, then SM4-GCM. */
export async function sealKeys(keys: Buffer, passphrase: string): Promise<Buffer> {
  const salt = randomBytes(SALT)
  return Buffer.concat([salt, (await vaultFor(passphrase, salt)).sealBytes(keys, PLACE)])
}

/** The keys again. Throws if the passphrase is wrong. */
export async function openKeys(sealed: Buffer, passphrase: string): Promise<Buffer> {
  return (await vaultFor(passphrase, sealed.subarray(0, SALT))).openBytes(sealed.subarray(SALT), PLACE)
}
