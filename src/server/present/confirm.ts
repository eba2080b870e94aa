import { type ContactKind, channelFor, isConfirmed } from '../../modules/contact/index.ts'
import type { CountySettings } from '../../store/settings.ts'
import type { CountyInfo } from '../api-types.ts'
import type { CountyContext } from '../county.ts'
import { inputProblem, ProblemError } from '../problem.ts'
import type { Services } from '../services.ts'

const KINDS: readonly ContactKind[] = ['phone', 'email']
/** Only these can receive a code; a telephone on a wire cannot. */
const MOBILE = /^1\d{10}$/

/** What is confirmed by a code in this county: nothing while no channel is configured. */
export function confirmRules({ channels = [] }: Services, { confirmContact }: CountySettings): CountyInfo['confirm'] {
  const kinds = confirmContact === 'off' ? [] : KINDS.filter((kind) => channelFor(channels, kind))
  return { required: confirmContact === 'required' && kinds.length > 0, kinds }
}

/**
 * The particulars a citizen has proved to be theirs. Fails with 422 beside the
 * field where the county requires the proof and there is none that holds.
 */
export function confirmedKinds(
  services: Services,
  context: CountyContext,
  party: unknown,
  proofs: Readonly<Partial<Record<ContactKind, string>>>,
): ContactKind[] {
  const { required, kinds } = confirmRules(services, context.settings)
  const given = typeof party === 'object' && party !== null ? (party as Record<string, unknown>) : {}
  const confirmed: ContactKind[] = []
  const errors: { path: string; message: string }[] = []
  for (const kind of kinds) {
    const typed = given[kind]
    if (typeof typed !== 'string' || typed.trim() === '') continue
    const proof = proofs[kind]
    if (proof && isConfirmed({ ...context, keys: services.keys }, kind, typed, proof)) confirmed.push(kind)
    else if (required && (kind === 'email' || MOBILE.test(typed.trim())))
      errors.push({
        path: `party.${kind}`,
        message: `请先获取验证码，确认${kind === 'phone' ? '手机号' : '邮箱'}是您的`,
      })
  }
  if (errors.length > 0) throw new ProblemError(inputProblem({ invalid: true, errors }))
  return confirmed
}
