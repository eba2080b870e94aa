import { sm2 } from 'sm-crypto-v2'
import { canonicalJson, digestOf } from '../../store/digest.ts'
import type { Keys } from '../../store/keys.ts'

/** SM3 of what is signed, and the installation's SM2 signature over it in hexadecimal. */
export interface Signed {
  readonly digest: Buffer
  readonly signature: string
}

/** Signs a value as it stands, by its canonical JSON. */
export function signed({ signing }: Pick<Keys, 'signing'>, value: unknown): Signed {
  const digest = digestOf(value)
  const signature = sm2.doSignature(canonicalJson({ digest: digest.toString('hex') }), signing.privateKey, {
    hash: true,
    publicKey: signing.publicKey,
  })
  return { digest, signature }
}

/** True if the value is what was signed. */
export function holds({ signing }: Pick<Keys, 'signing'>, value: unknown, { digest, signature }: Signed): boolean {
  if (!digestOf(value).equals(digest)) return false
  return sm2.doVerifySignature(canonicalJson({ digest: digest.toString('hex') }), signature, signing.publicKey, {
    hash: true,
  })
}
