import type { AdviceInfo, SuggestionInfo } from '../../../server/api-types/dispatch.ts'

const BANDS: Readonly<Record<AdviceInfo['band'], string>> = {
  sure: '有把握',
  confirm: '请确认',
  choose: '请选择',
  unknown: '没有把握',
}

/** The band in words. */
export function bandText(band: AdviceInfo['band']): string {
  return BANDS[band]
}

/** 0.934 as 93%; never 100%, since nothing is. */
export function percent(probability: number): string {
  return `${Math.min(99, Math.round(probability * 100))}%`
}

const KINDS: Readonly<Record<SuggestionInfo['reasons'][number]['kind'], string>> = {
  word: '词',
  duty: '职责',
  place: '地点',
  'office-name': '单位名',
  history: '以往',
  precedent: '先例',
}

/** A reason in words: 职责 路灯. */
export function reasonText({ kind, text }: SuggestionInfo['reasons'][number]): string {
  return kind === 'word' ? text : `${KINDS[kind]}：${text}`
}
