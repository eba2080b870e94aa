import type { Advice } from '../../language/advice.ts'
import { type Judged, qualityOf, ratio, right } from '../../language/metrics.ts'
import { words } from '../../language/words.ts'
import type { Evaluation, Skipped } from './task.ts'

/** A text with its true label, judged by whatever gives advice on it. */
export interface Trial<Text> {
  readonly text: Text
  readonly label: string
}

/** Measures advice on texts whose label is known: quality, the sure band, speed. */
export function evaluate<Text>(
  task: string,
  trials: readonly Trial<Text>[],
  advise: (text: Text) => Advice,
  skipped: Skipped,
): Evaluation {
  // The dictionary is read at the first cut: that belongs to starting, not to a message.
  words('')
  const before = process.cpuUsage()
  const advices = trials.map(({ text }) => advise(text))
  const spent = process.cpuUsage(before)
  const judged: (Judged & Advice)[] = advices.map((advice, at) => ({ ...advice, truth: trials[at]?.label ?? '' }))
  const sure = judged.filter(({ band }) => band === 'sure')
  const seconds = (spent.user + spent.system) / 1e6
  const { n, macroF1, accuracy, top3, ece, reliability, perClass } = qualityOf(judged)
  return {
    task,
    n,
    macroF1,
    accuracy,
    top3,
    coverageAt98: ratio(sure.length, n),
    precisionAt98: ratio(sure.filter(right).length, sure.length),
    ece,
    reliability,
    messagesPerCpuSecond: Math.round(ratio(n, seconds)),
    perClass,
    skipped,
  }
}

/** Counts what is left out: lines without a label or with a wrong shape, and labels the model does not know. */
export function sorted<Text>(
  read: readonly (Trial<Text> | undefined)[],
  labels: readonly string[],
): { trials: Trial<Text>[]; skipped: Skipped } {
  const trials: Trial<Text>[] = []
  const unknown = new Map<string, number>()
  let unreadable = 0
  for (const one of read) {
    if (!one) unreadable++
    else if (labels.includes(one.label)) trials.push(one)
    else unknown.set(one.label, (unknown.get(one.label) ?? 0) + 1)
  }
  return { trials, skipped: { unreadable, unknownLabels: Object.fromEntries(unknown) } }
}
