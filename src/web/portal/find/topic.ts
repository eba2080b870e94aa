/** Where to turn with a worry: a door of this portal by its procedure, or a place outside it. */
export type Way =
  | { readonly door: string; readonly why: string }
  | { readonly place: string; readonly why: string; readonly tel?: string }

/** A worry as people have it, and where it belongs. */
export interface Topic {
  readonly id: string
  /** The worry in a few plain words. */
  readonly title: string
  /** How people say it; parts joined by + must all be said, in whatever order. */
  readonly said: readonly string[]
  /** Where to turn, best first. */
  readonly ways: readonly [Way, ...Way[]]
  /** Families of statutory limits to reckon: see the calculator of deadlines. */
  readonly limits?: readonly string[]
  /** Says no more than that somebody wants something: shown where nothing else is found. */
  readonly alone?: true
  /** A word under which published replies may hold an answer already. */
  readonly replies?: string
}

/** The procedures that topics lead to, and who takes it on paper where a county has not opened that door. */
export const DOOR_PLACES: Readonly<Record<string, string>> = {
  letter: '县政府办公室（信访接待）',
  'online-consultation': '县政府办公室',
  'foi-request': '县政府信息公开工作机构',
  reconsideration: '县人民政府行政复议机构（县司法局）',
}

/** What a link to the calculator of deadlines says, by family of limits. */
export const LIMIT_NAMES: Readonly<Record<string, string>> = {
  'reconsideration-apply': '最迟哪天申请复议',
  'reconsideration-sue-precondition': '复议以后最迟哪天起诉',
  'litigation-sue-direct': '最迟哪天起诉',
  'litigation-sue-after-fuyi': '不服复议最迟哪天起诉',
  'litigation-sue-inaction': '不作为最迟哪天起诉',
  'litigation-sue-inaction-wait': '等到哪天可以起诉不作为',
  'litigation-appeal-judgment': '最迟哪天上诉',
  'litigation-retrial-apply': '最迟哪天申请再审',
  'penalty-pay': '罚款最迟哪天交',
  'penalty-hearing-request': '最迟哪天要求听证',
  'compulsion-seize': '最多扣到哪天',
  'licence-decide': '许可最迟哪天决定',
  'petition-review-request': '最迟哪天请求复查',
  'petition-recheck-request': '最迟哪天请求复核',
  'petition-finish': '信访最迟哪天办结',
  'foi-answer': '公开申请最迟哪天答复',
  'foi-correction-notice': '最迟哪天通知补正',
  'mediation-finish': '调解最迟到哪天',
  'mediation-confirm-apply': '最迟哪天申请司法确认',
  'legal-aid-decide': '法律援助最迟哪天决定',
  'legal-aid-assign': '最迟哪天派律师',
}
