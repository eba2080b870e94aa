import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DispatchItem, DispatchQueue } from '../../../server/api-types/dispatch.ts'
import type { Acted, Problem } from '../../../server/api-types.ts'
import { newKey, problemOf } from '../../shared/api.ts'
import { read, send } from '../client.ts'
import { useSignedIn } from '../session/session.ts'

/** Where a matter goes, and what it is about. */
export interface Choice {
  office: string
  officeName: string
  category: string | null
}

/** A matter sent from this screen, so that it can be taken back. */
export interface Sent {
  item: Pick<DispatchItem, 'id' | 'plural' | 'title' | 'receiptNumber'>
  choice: Choice
  /** Its version after sending; a refusal settles as undefined. */
  seq: Promise<number | undefined>
}

const QUEUE = ['dispatch', 'queue'] as const
/** With fewer left than this the next are fetched, before anybody waits for them. */
const FEW = 12

/**
 * The queue as one works through it: a matter leaves the screen at once and is sent
 * behind; what the server refuses comes back with the reason. Every send carries the
 * version that was on the screen and one key however often it is tried.
 */
export function useDispatch(unsure: boolean) {
  const client = useQueryClient()
  const { post } = useSignedIn()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const [sent, setSent] = useState<readonly Sent[]>([])
  const [fault, setFault] = useState<{ title: string; problem: Problem }>()
  const [chosen, setChosen] = useState<string>()
  const flying = useRef(0)
  const queue = useQuery({
    queryKey: [...QUEUE, post?.id, unsure],
    queryFn: () => read<DispatchQueue>('/api/dispatch/queue', { limit: '50', unsure: unsure ? 'true' : undefined }),
    refetchInterval: 60_000,
  })
  const items = (queue.data?.items ?? []).filter((item) => !gone.has(keyOf(item)))
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  )
  const refresh = () => client.invalidateQueries({ queryKey: QUEUE })

  function leave(item: DispatchItem) {
    setGone((all) => new Set([...all, keyOf(item)]))
    setChosen(items[at + 1]?.id ?? items[at - 1]?.id)
  }
  function comeBack(id: string) {
    setGone((all) => new Set([...all].filter((key) => !key.startsWith(id))))
    setChosen(id)
  }

  function assign(item: DispatchItem, choice: Choice) {
    setFault(undefined)
    leave(item)
    flying.current += 1
    const seq = send<Acted>(
      'POST',
      `/api/${item.plural}/${item.id}/assign`,
      { office: choice.office, ...(choice.category ? { category: choice.category } : {}) },
      { key: newKey(), seq: item.seq },
    )
      .then((acted) => acted.seq)
      .catch((error: unknown) => {
        setFault({ title: item.title, problem: problemOf(error) })
        setSent((all) => all.filter((each) => each.item.id !== item.id))
        comeBack(item.id)
        void refresh()
        return undefined
      })
      .finally(() => {
        flying.current -= 1
        // Asked only when all have landed: an answer taken in between would still show those on their way.
        if (flying.current === 0 && items.length < FEW) void refresh()
      })
    setSent((all) => [...all, { item, choice, seq }])
  }

  async function undo(): Promise<Sent | undefined> {
    const last = sent.at(-1)
    if (!last) return undefined
    setSent((all) => all.slice(0, -1))
    return (await recall(last)) ? last : undefined
  }

  async function recall({ item, seq: sending }: Sent): Promise<boolean> {
    const seq = await sending
    if (seq === undefined) return false
    try {
      await send('POST', `/api/${item.plural}/${item.id}/recall`, {}, { key: newKey(), seq })
    } catch (error) {
      setFault({ title: item.title, problem: problemOf(error) })
      return false
    }
    await refresh()
    comeBack(item.id)
    return true
  }

  return {
    queue,
    items,
    current: items[at],
    at,
    sent,
    fault,
    left: queue.data ? queue.data.left.total - (queue.data.items.length - items.length) : undefined,
    choose: setChosen,
    move: (step: number) => setChosen(items[Math.max(0, Math.min(items.length - 1, at + step))]?.id),
    assign,
    undo,
    refresh,
    dropFault: () => setFault(undefined),
  }
}

/** A matter given back by an office comes with a later version, and is not the one that was sent. */
function keyOf({ id, seq }: Pick<DispatchItem, 'id' | 'seq'>): string {
  return `${id} ${seq}`
}
