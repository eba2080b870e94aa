/** How a kind of news is mailed until its reader says otherwise. */
export type Mailing = 'atOnce' | 'digest' | 'none'

interface Kind {
  readonly label: string
  readonly mail: Mailing
  /** Its words are the program's own throughout: they may leave the house. */
  readonly plain?: true
}

/** Everything staff are told about, by what it is called. */
const KINDS = {
  supervision: { label: '督办提醒', mail: 'atOnce' },
  mention: { label: '同事提到您', mail: 'atOnce' },
  substitution: { label: '请您代班', mail: 'atOnce' },
  hotspot: { label: '热点交办', mail: 'digest' },
  review: { label: '挂账复核', mail: 'digest', plain: true },
  correction: { label: '日期更正', mail: 'digest' },
  assessment: { label: '考核', mail: 'digest' },
  redating: { label: '期限重算', mail: 'digest', plain: true },
  followUp: { label: '回访不成', mail: 'digest' },
  mail: { label: '通知邮箱', mail: 'none', plain: true },
  channel: { label: '邮件和短信通道', mail: 'none', plain: true },
} as const satisfies Record<string, Kind>

/** A kind of news. */
export type NotificationKind = keyof typeof KINDS

/** The kinds that may be mailed, with their names and what holds until somebody chooses; what is about the mail itself is not. */
export const MAILED_KINDS = (Object.keys(KINDS) as NotificationKind[])
  .filter((kind) => KINDS[kind].mail !== 'none')
  .map((kind) => ({ kind, label: KINDS[kind].label, usual: KINDS[kind].mail as Mailing }))

function known(kind: string): Kind | undefined {
  return (KINDS as Readonly<Record<string, Kind>>)[kind]
}

/** What a kind is called; one of an older or later version is just news. */
export function kindLabel(kind: string): string {
  return known(kind)?.label ?? '通知'
}

/** How a kind is mailed until its reader says otherwise. */
export function defaultMail(kind: string): Mailing {
  return known(kind)?.mail ?? 'digest'
}

/** Whether the words of a kind can hold nothing that a citizen wrote. */
export function tellsNothingOfCitizens(kind: string): boolean {
  return known(kind)?.plain === true
}
