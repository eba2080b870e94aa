import { lengthText } from '../../calendar/length.ts'
import type { ClockRule, Definition } from '../../engine/define.ts'
import { CLOSED, rolesOf, stagesOf } from '../../engine/define.ts'
import { stageLabel } from '../../engine/permit.ts'
import { citationText } from '../../law/cite.ts'
import { versionsOf } from '../../law/limit.ts'
import { checkedText, type LimitVersion, limitLengthText } from '../../law/limit-version.ts'
import { NORMS } from '../../law/norms.ts'
import type { LawReference } from '../../law/reference.ts'
import { figureText } from '../../statistics/figure-text.ts'
import type { HelpTable, ProcedureHelp } from '../api-types/help.ts'
import { formSchema } from './fields.ts'

/** Heading of columns that hold names as the program has them. */
export const CODE = '代码'

/** What a jurist, or whoever works at a desk, reads of a procedure: all of it from its definition. */
export function procedureHelp(definition: Definition): ProcedureHelp {
  const { id, version, title, intro, notAccepted = [] } = definition
  return {
    ...{ id, version, title },
    intro: intro ?? '',
    notAccepted: notAccepted.map(({ what, instead }) => ({ what, instead })),
    tables: [clocks(definition), actions(definition), outcomes(definition), figures(definition)],
  }
}

function clocks({ clocks: all }: Definition): HelpTable {
  const rows = Object.values(all).flatMap((rule) => {
    const { label, limit } = rule
    const target = promises(rule).join('；') || '—'
    const versions = limit ? versionsOf(limit) : []
    return versions.length > 0
      ? versions.map((version) => [label, ...statute(version), target])
      : [[label, rule.norm ? '法律未规定' : '由文书载明', '—', '—', '—', target]]
  })
  return { title: '期限', heads: ['期限', '法定', '依据', '起算', '施行', '县定时限'], rows }
}

function promises(rule: ClockRule): string[] {
  const words = typeof rule.norm === 'object' ? Object.entries(rule.norm.among) : [['', rule.norm]]
  return words.flatMap(([which, id]) => {
    const promise = NORMS.find((one) => one.id === id)
    const when = which ? `${which}：` : ''
    return promise ? [`${when}${lengthText(promise.length)}（默认，本县可改；${promise.basis}）`] : []
  })
}

function statute(version: LimitVersion): string[] {
  const { citation, startEvent, effectiveFrom, effectiveTo, extension } = version
  const mark = checkedText(version)
  const approved = extension?.approver ? `经${extension.approver}批准延长` : '延长'
  const longer = extension?.total ? `，${approved}后合计不超过${lengthText(extension.total)}` : ''
  return [
    `${limitLengthText(version)}${longer}`,
    `${citation ? citationText(citation) : '—'}${mark ? `（${mark}）` : ''}`,
    `${startEvent}，当日不计`,
    `${effectiveFrom} 至 ${effectiveTo ?? '今'}`,
  ]
}

function actions(definition: Definition): HelpTable {
  const stage = (name: string) => stageLabel(definition, name)
  const rows = Object.values(definition.actions).map((action) => {
    const { properties = {}, required = [] } = formSchema(action.input) as {
      properties?: Record<string, { title?: string }>
      required?: string[]
    }
    const fields = Object.entries(properties).map(([name, { title = name }]) =>
      required.includes(name) ? title : `${title}（选填）`,
    )
    return [
      action.label,
      action.anyone
        ? '任何人'
        : rolesOf(action)
            .map((role) => definition.roles[role])
            .join('、'),
      action.from === 'any'
        ? '任何环节'
        : action.from === 'open'
          ? '办结前'
          : stagesOf(definition, action).map(stage).join('、'),
      `${action.to === 'same' ? '不变' : action.to === CLOSED ? '已办结' : stage(action.to)}${action.toAgain ? `；再次：${stage(action.toAgain)}` : ''}`,
      fields.join('；') || '—',
      lawText(action.law),
    ]
  })
  return { title: '办理动作', heads: ['动作', '谁', '在哪个环节', '之后', '填写', '依据'], rows }
}

function lawText(law: LawReference | undefined): string {
  if (!law) return '—'
  if (!('limit' in law)) return citationText(law)
  return versionsOf(law.limit)
    .map(({ citation, effectiveFrom }) => `${citation ? citationText(citation) : '—'}（${effectiveFrom} 起）`)
    .join('；')
}

function outcomes({ outcomes: all }: Definition): HelpTable {
  const rows = Object.entries(all).map(([name, { label, law }]) => [label, name, lawText(law)])
  return { title: '办理结果', heads: ['结果', CODE, '依据'], rows }
}

function figures(definition: Definition): HelpTable {
  const rows = Object.entries(definition.figures).map(([id, rule]) => [rule.label, id, figureText(definition, rule)])
  return { title: '统计项', heads: ['统计项', CODE, '怎样数'], rows }
}
