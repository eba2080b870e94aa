import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sm2 } from 'sm-crypto-v2'
import { canonicalJson } from '../../store/digest.ts'
import type { Keys } from '../../store/keys.ts'

/** The newest seal of a county, kept apart from the database and signed (SM2), so that a cut tail is noticed. */
export interface Head {
  readonly county: string
  readonly number: number
  /** Hexadecimal. */
  readonly digest: string
  /** Events sealed so far. */
  readonly events: number
  readonly sealedAt: string
}

function fileOf(dataFolder: string, county: string): string {
  return join(dataFolder, 'ledger', `${county}.json`)
}

/** Writes the signed head; the old one stands until the new one is whole. */
export async function writeHead(dataFolder: string, keys: Keys, head: Head): Promise<void> {
  const path = fileOf(dataFolder, head.county)
  await mkdir(join(dataFolder, 'ledger'), { recursive: true })
  const signature = sm2.doSignature(canonicalJson(head), keys.signing.privateKey, {
    hash: true,
    publicKey: keys.signing.publicKey,
  })
  const draft = `${path}.${process.pid}`
  await writeFile(draft, JSON.stringify({ ...head, signature, publicKey: keys.signing.publicKey }, null, 2))
  await rename(draft, path)
}

/** The head, nothing if there is none, or 'forged' if its signature does not hold. */
export async function readHead(dataFolder: string, keys: Keys, county: string): Promise<Head | 'forged' | undefined> {
  const text = await readFile(fileOf(dataFolder, county), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const { signature, publicKey: _, ...head } = JSON.parse(text) as Head & { signature: string; publicKey: string }
    const holds = sm2.doVerifySignature(canonicalJson(head), signature, keys.signing.publicKey, { hash: true })
    return holds ? head : 'forged'
  } catch {
    return 'forged'
  }
}
