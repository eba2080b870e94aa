import { useEffect, useState } from 'react'
import type { Problem } from '../../server/api-types.ts'
import { bareProblem, base, isPartMissing, problemOf } from './api.ts'

/** What to say of a part that failed, and what its one button does. */
export interface PartTrouble {
  readonly problem: Problem
  readonly button: string
  readonly again: () => void
}

const BROKEN: Problem = {
  ...bareProblem(500),
  title: '这一部分没能显示',
  code: 'part-broken',
  detail: '页面出了差错，请刷新后再试；还不行的，请告诉系统管理员。已填写的内容都还在。',
}

/**
 * Tells why a part of the screen failed. A file of the program that cannot be had
 * means that a newer version stands on the server, unless the server cannot be
 * reached: then a reload would lose the page, and is not offered before it can.
 */
export function usePartTrouble(error: unknown): PartTrouble {
  const missing = isPartMissing(error)
  const [away, setAway] = useState(false)
  useEffect(() => {
    if (missing) void isReachable().then((reachable) => setAway(!reachable))
  }, [missing])
  const reload = () => location.reload()
  if (!missing) return { problem: BROKEN, button: '刷新', again: reload }
  if (!away) return { problem: problemOf(error), button: '刷新', again: reload }
  const retry = async () => {
    if (await isReachable()) reload()
  }
  return { problem: bareProblem(0), button: '重试', again: () => void retry() }
}

async function isReachable(): Promise<boolean> {
  try {
    await fetch(`${base}/api/county`, { cache: 'no-store', credentials: 'omit' })
    return true
  } catch {
    // Rejected only where no answer came at all.
    return false
  }
}
