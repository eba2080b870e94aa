import { wordKey } from '../../language/features.ts'
import { groupedFolds } from '../../language/folds.ts'
import type { GazetteerEntry } from '../../language/gazetteer.ts'
import { type Judged, qualityOf } from '../../language/metrics.ts'
import { likeGroups } from '../../language/near-duplicates.ts'
import { words } from '../../language/words.ts'
import type { DecidedExample } from '../../store/dispatch-examples.ts'
import { type Office, OfficeAdviser } from '../dispatch/index.ts'
import { messageOf } from './models.ts'
import { type TrainedModel, told } from './trained.ts'

/** What the office's model is trained from. */
export interface OfficeTraining {
  readonly offices: readonly Office[]
  readonly places: readonly GazetteerEntry[]
  readonly examples: readonly DecidedExample[]
  /** Examples after this position were advised on by the model in use, which did not know them. */
  readonly freshAfter: number
}

const FOLDS = 5
const FEWEST_FRESH = 30

/**
 * Learns the county's standing decisions from the start, without the detours by which
 * they were reached. Accepted if, on what the model in use did not know when it advised,
 * the candidate out of fold is right no less often, first and among three.
 */
export function trainOffice({ offices, places, examples, freshAfter }: OfficeTraining): TrainedModel {
  const known = new Set(offices.map(({ id }) => id))
  const kept = examples.filter(({ label }) => known.has(label))
  const fresh = kept.map(({ position }) => position > freshAfter)
  const many = fresh.filter(Boolean).length
  if (many < FEWEST_FRESH)
    return { outcome: 'too-few', reason: `新定的事项只有 ${many} 件，不足 ${FEWEST_FRESH} 件，暂不重新训练` }
  const folds = foldsOf(kept)
  const judged = new Array<Judged>(kept.length)
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const adviser = taught(
      offices,
      places,
      kept.filter((_, at) => folds[at] !== fold),
    )
    kept.forEach(({ text, label }, at) => {
      if (folds[at] === fold && fresh[at])
        judged[at] = { truth: label, suggestions: adviser.advise(messageOf(text)).suggestions }
    })
  }
  const candidate = qualityOf(judged.filter((_, at) => fresh[at]))
  const current = qualityOf(
    kept.filter((_, at) => fresh[at]).map(({ label, advised }) => ({ truth: label, suggestions: advised })),
  )
  const compared = { quality: told(candidate), qualityBefore: told(current), examples: kept.length }
  if (candidate.accuracy < current.accuracy || candidate.top3 < current.top3)
    return { outcome: 'rejected', reason: '在没见过的事项上不如现用的一代，没有采用', ...compared }
  const state = taught(offices, places, kept).state()
  return {
    outcome: 'accepted',
    reason: '在没见过的事项上不比现用的一代差，已采用',
    ...compared,
    file: Buffer.from(JSON.stringify(state), 'utf8'),
  }
}

function taught(offices: readonly Office[], places: readonly GazetteerEntry[], examples: readonly DecidedExample[]) {
  const adviser = new OfficeAdviser({ offices, places })
  for (const { text, label, receiptNumber } of examples) adviser.learn(messageOf(text), label, receiptNumber)
  return adviser
}

/** Folds in which no two copies of one message stand apart. */
function foldsOf(examples: readonly DecidedExample[]): Int32Array {
  const groups = likeGroups(examples.map(({ text }) => Int32Array.from(new Set(words(text).map(wordKey)))))
  return groupedFolds(
    examples.map(({ label }) => label),
    groups,
    FOLDS,
  )
}
