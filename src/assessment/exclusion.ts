/**
 * Why an item may stay out of a line. A scheme says which of these it grants; those marked `always` hold
 * under every scheme, because nothing has been decided yet or because the decision was made for the office.
 */
export const EXCLUSIONS = {
  unreachable: { label: '回访联系不上', what: '回访联系不上，逐件批准剔除' },
  unreasonable: { label: '诉求不合理', what: '诉求不合理，逐件批准剔除' },
  enquiry: { label: '纯咨询', what: '只是咨询、没有要解决的事，逐件批准剔除' },
  withdrawn: { label: '撤回或不予受理', what: '来信人撤回、乡镇撤哨、不予受理、不再需要协办、撤销督办' },
  hungUp: {
    label: '挂账或中止',
    what: '期限已经停计，还没有该办结的一天；或者正在挂账，还没有到能解决的时候',
    always: true,
  },
  notReached: { label: '回访未联系上', what: '还没有联系上，也没有批准剔除；联系上以后再计', always: true },
  returnUpheld: { label: '退回成立', what: '退回后改由别的单位承办，本来就不是本单位的事', always: true },
  returnPending: { label: '退回待定', what: '退回后还没有确定由谁承办', always: true },
  objection: { label: '申诉成立', what: '单位申诉后由督办员裁定不计入', always: true },
} as const satisfies Readonly<Record<string, { label: string; what: string; always?: true }>>

/** Name of an exclusion. */
export type Exclusion = keyof typeof EXCLUSIONS

/** Exclusions that hold under every scheme. */
export function isAlways(exclusion: Exclusion): boolean {
  return 'always' in EXCLUSIONS[exclusion]
}

/** Exclusions a scheme may grant or not. */
export const CHOSEN_EXCLUSIONS = (Object.keys(EXCLUSIONS) as Exclusion[]).filter((one) => !isAlways(one))

/** Outcomes with which a matter ends without having been handled. */
export const NOT_HANDLED: readonly string[] = [
  'withdrawn',
  'cancelled',
  'notAccepted',
  'notApproved',
  'noLongerNeeded',
  'rescinded',
]

/** How the decision on a follow-up (fact `followUpExcluded`) names its exclusion. */
export const FOLLOW_UP_EXCLUSIONS: Readonly<Record<string, Exclusion>> = {
  联系不上: 'unreachable',
  诉求不合理: 'unreasonable',
  纯咨询: 'enquiry',
}
