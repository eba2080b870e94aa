import { isInvalidInput, isRefusal } from '../../engine/refusal.ts'
import { actOnMatter, type CaseContext, type WriteRequest } from '../casework/index.ts'

/** How one of several matters fared. */
export interface Outcome {
  readonly matter: string
  readonly done: boolean
  readonly seq?: number
  /** Why not, in words for whoever asked. */
  readonly refusal?: { readonly code: string; readonly message: string }
}

/** One act on several matters. */
export interface JointRequest extends Omit<WriteRequest, 'documents'> {
  readonly matters: readonly string[]
  readonly action: string
  /** Fields that differ from one matter to the next. */
  readonly inputOf?: (matter: string) => unknown
}

const ABSENT = { code: 'absent', message: '没有这件事项，或您的岗位不能办理它' }
const MEANWHILE = { code: 'version-conflict', message: '别人刚刚办理了这件，请打开它看过新情况再办' }

/**
 * Takes the same act on each of several matters, one after the other. Each keeps its
 * own clock, its own record and its own answer to its own applicant; what one refuses
 * does not hold up the others. Asked again with the same key, nothing happens twice.
 */
export async function actTogether(context: CaseContext, request: JointRequest): Promise<Outcome[]> {
  const { matters, inputOf, idempotencyKey, ...rest } = request
  const outcomes: Outcome[] = []
  for (const id of new Set(matters)) {
    const input = inputOf ? inputOf(id) : request.input
    const result = await actOnMatter(context, { ...rest, id, input, idempotencyKey: `${idempotencyKey}/${id}` })
    outcomes.push({ matter: id, ...outcomeOf(result) })
  }
  return outcomes
}

function outcomeOf(result: Awaited<ReturnType<typeof actOnMatter>>): Omit<Outcome, 'matter'> {
  if ('done' in result) return { done: true, seq: result.seq }
  if (isRefusal(result)) return { done: false, refusal: { code: result.code, message: result.message } }
  if (isInvalidInput(result)) {
    const message = result.errors.map((fault) => fault.message).join('；')
    return { done: false, refusal: { code: 'invalid-input', message } }
  }
  return { done: false, refusal: 'conflict' in result ? MEANWHILE : ABSENT }
}
