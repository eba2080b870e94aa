import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { FormInstance } from 'antd'
import { useState } from 'react'
import type { Acted, ActionDescription, MatterPage, Problem } from '../../../server/api-types.ts'
import { problemOf } from '../../shared/api.ts'
import { kebab } from '../../shared/format.ts'
import { send } from '../client.ts'
import { fieldName } from '../common/field-name.ts'
import { useNotice } from '../common/use-notice.ts'
import { useRequestKey } from '../common/use-request-key.ts'
import { inputOf } from '../form/input-of.ts'

interface ActOptions {
  matter: MatterPage
  action: ActionDescription
  plural: string
  form: FormInstance
  onDone: () => void
}

/**
 * Sends one action: with the version the clerk was looking at when the dialog
 * opened, and one key for it however often it is tried.
 */
export function useAct({ matter, action, plural, form, onDone }: ActOptions) {
  const client = useQueryClient()
  const notice = useNotice()
  // Held fast: a refresh behind the dialog must not make a stale page look fresh.
  const [seq, setSeq] = useState(matter.seq)
  const { key, renewAfter } = useRequestKey()
  const [conflict, setConflict] = useState<Problem>()
  const [reviewed, setReviewed] = useState(false)

  const act = useMutation({
    mutationFn: (values: unknown) =>
      send<Acted>('POST', `/api/${plural}/${matter.id}/${kebab(action.name)}`, inputOf(values), { key, seq }),
    onSuccess: async (acted) => {
      // Whoever acts again before the page is fresh must not be told of a conflict with their own act.
      client.setQueriesData<MatterPage>(
        { queryKey: ['matter', matter.id], predicate: ({ queryKey }) => queryKey.length === 3 },
        (page) => page && { ...page, seq: acted.seq },
      )
      notice.done(acted.documentNumber ? `已${action.label}，文号 ${acted.documentNumber}` : `已${action.label}`)
      onDone()
      await Promise.all([
        client.invalidateQueries({ queryKey: ['matter', matter.id] }),
        client.invalidateQueries({ queryKey: ['matters'] }),
      ])
    },
    onError: (error) => {
      const problem = problemOf(error)
      renewAfter(error)
      if (problem.code === 'version-conflict') {
        setConflict(problem)
        setReviewed(false)
      }
      form.setFields(
        (problem.errors ?? []).map(({ path, message: text }) => ({ name: fieldName(path), errors: [text] })),
      )
    },
  })

  async function review() {
    await client.refetchQueries({ queryKey: ['matter', matter.id] })
    const fresh = client
      .getQueriesData<MatterPage>({ queryKey: ['matter', matter.id] })
      .flatMap(([, data]) => data ?? [])
    setSeq(Math.max(conflict?.seq ?? seq, ...fresh.map((each) => each.seq)))
    setReviewed(true)
    act.reset()
  }

  const offer = matter.actions.find(({ name }) => name === action.name)
  const refusal = reviewed && !offer?.enabled ? (offer?.refusal?.message ?? '这个动作现在不能办了') : undefined
  return {
    submit: (values: unknown) => {
      // Already refetched and shown: what follows is a new attempt on the newest state.
      if (reviewed) setConflict(undefined)
      act.mutate(values)
    },
    pending: act.isPending,
    error: act.error && problemOf(act.error).code !== 'version-conflict' ? act.error : undefined,
    conflict,
    reviewed,
    refusal,
    blocked: (conflict !== undefined && !reviewed) || refusal !== undefined,
    review,
  }
}
