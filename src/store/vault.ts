import { randomBytes } from 'node:crypto'
import { sm4 } from 'sm-crypto-v2'
import type { Keys } from './keys.ts'

/** Seals what must not be readable at rest. */
export interface Vault {
  /** SM4-GCM; `place` (county, record, field) is bound in, so that a ciphertext cannot be moved elsewhere. */
  seal(text: string, place: readonly string[]): Buffer
  /** Throws if the ciphertext was changed or belongs to another place. */
  open(sealed: Buffer, place: readonly string[]): string
  sealBytes(bytes: Uint8Array, place: readonly string[]): Buffer
  openBytes(sealed: Buffer, place: readonly string[]): Buffer
}

/** Leads every ciphertext, so that keys and modes can change one day. */
const VERSION = 1
const IV = 12
const TAG = 16

/** The vault under the installation's key. */
export function createVault({ vault: key }: Pick<Keys, 'vault'>): Vault {
  const sealBytes = (bytes: Uint8Array, place: readonly string[]) => {
    const iv = randomBytes(IV)
    const { output, tag } = sm4.encrypt(bytes, key, {
      mode: 'gcm',
      iv,
      associatedData: aadOf(place),
      output: 'array',
      outputTag: true,
      padding: 'none',
    })
    if (!tag) throw new Error('SM4-GCM gave no tag')
    return Buffer.concat([Buffer.from([VERSION]), iv, tag, output])
  }
  const openBytes = (sealed: Buffer, place: readonly string[]) => {
    if (sealed[0] !== VERSION) throw new Error('unknown ciphertext version')
    return Buffer.from(
      sm4.decrypt(sealed.subarray(1 + IV + TAG), key, {
        mode: 'gcm',
        iv: sealed.subarray(1, 1 + IV),
        tag: sealed.subarray(1 + IV, 1 + IV + TAG),
        associatedData: aadOf(place),
        output: 'array',
        padding: 'none',
      }),
    )
  }
  return {
    sealBytes,
    openBytes,
    seal: (text, place) => sealBytes(Buffer.from(text), place),
    open: (sealed, place) => openBytes(sealed, place).toString(),
  }
}

function aadOf(place: readonly string[]): Uint8Array {
  return Buffer.from(JSON.stringify(place))
}
