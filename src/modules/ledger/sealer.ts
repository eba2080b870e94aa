import type { LedgerContext } from './seal.ts'
import { sealCounty } from './seal.ts'

/** A sealer at work. */
export interface Sealer {
  /** Seals what is pending and stops. */
  stop(): Promise<void>
}

/** Seals every county's events every so often until stopped; a failed round is told and tried again. */
export function startSealer(
  counties: () => Promise<readonly LedgerContext[]>,
  { everyMs, now, onError }: { everyMs: number; now: () => Date; onError: (error: unknown) => void },
): Sealer {
  let running: Promise<void> = Promise.resolve()
  const round = async () => {
    for (const county of await counties()) await sealCounty(county, now())
  }
  const timer = setInterval(() => {
    running = running.then(round).catch(onError)
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
      await round().catch(onError)
    },
  }
}
