import { describe, expect, test } from 'vitest'
import type { Actor } from '../../src/engine/matter.ts'
import { APPLICANT, Story } from '../support/story.ts'

const OFFICE = 'natural-resources'
const CLERK: Actor = { person: 'clerk', role: 'clerk', office: OFFICE }
const DIRECTOR: Actor = { person: 'director', role: 'director', office: OFFICE }
const DISPATCHER: Actor = { person: 'dispatcher', role: 'dispatcher', office: null }

const ASKED = {
  applicantKind: '自然人',
  title: '2019年东环路征地补偿安置方案',
  body: '东环路项目征收土地的补偿安置方案及批准文件。',
  form: '纸质',
  delivery: '当面领取',
}
const REPLY = { outcome: '予以公开', answer: '经审查，您申请的信息可以公开，现予提供，见附件。' }
const CORRECTION = { items: '请写明征收批准文件的年份和地块位置。', until: '2020-10-27' }

const received = (day: string, via = '当面提交') => new Story('foi-request', day, CLERK, { ...ASKED, via })

describe('收到申请的时间，按照条例第三十一条确定', () => {
  test('国庆长假前最后一个工作日当面提交，以提交之日为收到之日，假日不计', () => {
    const story = received('2020-09-30')
    expect(story.matter.openedOn).toBe('2020-09-30')
    expect(story.clock('reply', '2020-09-30')).toMatchObject({ dueOn: '2020-11-04', length: '20个工作日' })
    expect(story.clock('correctionNotice', '2020-09-30')?.dueOn).toBe('2020-10-16')
    expect(story.clock('confirm', '2020-09-30')).toBeUndefined()
  })

  test('以挂号信或快递提交，以签收之日为收到之日', () => {
    expect(received('2020-09-30', '挂号信或快递').clock('reply', '2020-09-30')?.startedOn).toBe('2020-09-30')
  })

  test('通过互联网提交，以双方确认之日为收到之日；确认之前不起算，也不能办理', () => {
    const story = new Story('foi-request', '2020-09-30', APPLICANT, { ...ASKED, office: OFFICE })
    expect(story.matter).toMatchObject({ leadOffice: OFFICE, facts: { via: '互联网', confirmed: false } })
    expect(story.clock('reply', '2020-09-30')).toBeUndefined()
    expect(story.clock('confirm', '2020-09-30')?.targetOn).toBe('2020-10-09')
    expect(story.refused('2020-09-30', CLERK, 'accept')).toEqual({
      code: 'not-received-yet',
      law: '《政府信息公开条例》（2019）第三十一条',
    })
    story.on('2020-10-09', CLERK, 'confirmReceipt', { how: '电话' })
    expect(story.matter.openedOn).toBe('2020-10-09')
    expect(story.clock('reply', '2020-10-09')?.dueOn).toBe('2020-11-05')
    expect(story.refused('2020-10-10', CLERK, 'confirmReceipt', { how: '电话' }).code).toBe('already-received')
  })

  test('以平信提交，以确认之日为收到之日；当面提交的不能再确认', () => {
    const story = received('2020-09-28', '平信').on('2020-09-29', CLERK, 'confirmReceipt', { how: '电话' })
    expect(story.clock('reply', '2020-09-29')?.startedOn).toBe('2020-09-29')
    expect(received('2020-09-28').refused('2020-09-28', CLERK, 'confirmReceipt', { how: '电话' }).code).toBe(
      'already-received',
    )
  })

  test('网上提交的申请人不能自称当面提交', () => {
    expect(() => new Story('foi-request', '2020-09-30', APPLICANT, { ...ASKED, via: '当面提交' })).toThrow(
      /not-by-internet/,
    )
  })
})

describe('申请内容不明确的，一次性告知补正', () => {
  const correcting = () => received('2020-09-30').on('2020-10-13', CLERK, 'askCorrection', CORRECTION)

  test('答复期限自收到补正的申请之日起重新计算，不是扣除', () => {
    const story = correcting()
    expect(story.clock('reply', '2020-10-14')).toMatchObject({ state: 'paused', dueOn: null })
    expect(story.clock('correction', '2020-10-14')?.dueOn).toBe('2020-10-27')
    story.on('2020-10-26', APPLICANT, 'receiveCorrection', { body: '2019年豫政土〔2019〕1号批准的东环路地块。' })
    expect(story.clock('reply', '2020-10-26')?.dueOn).toBe('2020-11-23')
  })

  test('第二次要求补正被拒绝；申请人此后再补充材料，不再重新计算', () => {
    const story = correcting().on('2020-10-26', APPLICANT, 'receiveCorrection', { body: '东环路，2019年。' })
    const again = { items: '请再写明文号和发文机关名称。', until: '2020-11-10' }
    expect(story.refused('2020-10-27', CLERK, 'askCorrection', again)).toEqual({
      code: 'correction-asked-once',
      law: '《政府信息公开条例》（2019）第三十条',
    })
    story.on('2020-10-28', APPLICANT, 'attach', { explanation: '再补充一张地块图。' })
    expect(story.clock('reply', '2020-10-28')?.dueOn).toBe('2020-11-23')
    story.on('2020-11-02', CLERK, 'reply', { ...REPLY, outcome: '无法提供：补正后申请内容仍不明确' })
    expect(story.matter.outcome).toBe('unavailableUnclear')
  })

  test('没有告知补正，不能答复补正后仍不明确', () => {
    const story = received('2020-09-30').on('2020-10-09', CLERK, 'accept')
    const unclear = { ...REPLY, outcome: '无法提供：补正后申请内容仍不明确' }
    expect(story.refused('2020-10-10', CLERK, 'reply', unclear).code).toBe('correction-not-asked')
  })

  test('补正期限届满之前不能视为放弃，届满之后可以', () => {
    const reason = { reason: '两次电话联系，申请人表示不再补正。' }
    const story = correcting()
    expect(story.refused('2020-10-27', CLERK, 'abandon', reason)).toEqual({
      code: 'correction-term-running',
      law: '《政府信息公开条例》（2019）第三十条',
    })
    story.on('2020-10-28', CLERK, 'abandon', reason)
    expect(story.matter).toMatchObject({ stage: 'closed', outcome: 'abandoned' })
    expect(story.clock('reply', '2020-12-31')?.late).toBe(false)
  })

  test('不需要补正的，七个工作日届满也没有人逾期', () => {
    const story = received('2020-09-30')
    expect(story.clock('correctionNotice', '2020-11-01')).toMatchObject({
      dueOn: '2020-10-16',
      late: false,
      noDuty: true,
    })
    story.on('2020-10-30', CLERK, 'reply', REPLY)
    expect(story.clock('correctionNotice', '2020-10-30')?.late).toBe(false)
    expect(story.matter.facts['correctionLate']).toBeUndefined()
  })

  test('晚于七个工作日才告知补正的：如实登记为逾期，答复期限仍自原收到之日起算，不停也不重算', () => {
    const late = { ...CORRECTION, until: '2020-11-02' }
    const story = received('2020-09-30')
    expect(story.refused('2020-10-16', CLERK, 'askCorrectionLate', late).code).toBe('correction-notice-in-time')
    expect(story.refused('2020-10-19', CLERK, 'askCorrection', late)).toEqual({
      code: 'correction-notice-late',
      law: '《政府信息公开条例》（2019）第三十条',
    })
    // Sent in time, entered late: the day it was sent decides.
    expect(
      received('2020-09-30').on('2020-10-16', CLERK, 'askCorrection', late, '2020-10-19').matter.facts[
        'correctionLate'
      ],
    ).toBe(false)
    story.on('2020-10-19', CLERK, 'askCorrectionLate', late)
    expect(story.matter.facts['correctionLate']).toBe(true)
    expect(story.clock('reply', '2020-10-20')).toMatchObject({ state: 'running', dueOn: '2020-11-04' })
    expect(story.refused('2020-10-20', CLERK, 'askCorrectionLate', late).code).toBe('wrong-stage')
    story.on('2020-10-30', APPLICANT, 'receiveCorrection', { body: '东环路，2019年。' })
    expect(story.clock('reply', '2020-10-30')?.dueOn).toBe('2020-11-04')
    expect(story.on('2020-11-05', CLERK, 'reply', REPLY).clock('reply', '2020-11-05')?.late).toBe(true)
  })

  test('已经认为内容明确的，七个工作日内仍可告知补正，此后只能算逾期告知', () => {
    const accepted = () => received('2020-09-30').on('2020-10-09', CLERK, 'accept')
    expect(accepted().on('2020-10-13', CLERK, 'askCorrection', CORRECTION).matter.stage).toBe('correcting')
    const late = { ...CORRECTION, until: '2020-11-02' }
    expect(accepted().refused('2020-10-19', CLERK, 'askCorrection', late).code).toBe('correction-notice-late')
  })
})

describe('征求意见所需时间不计算在答复期限内', () => {
  const handled = () =>
    received('2020-09-30')
      .on('2020-10-13', CLERK, 'askCorrection', CORRECTION)
      .on('2020-10-26', APPLICANT, 'receiveCorrection', { body: '东环路，2019年。' })
  const asking = (whom: string) => ({ whom, question: '是否同意公开补偿协议中的企业信息？' })
  const consulting = (whom = '第三方') =>
    handled()
      .on('2020-11-02', CLERK, 'consult', asking(whom))
      .on('2020-11-03', CLERK, 'serveConsultation', { proof: '邮件回执' })

  test('第三方逾期未提出意见，不视为同意，由行政机关决定；期满前不能结束', () => {
    const story = consulting()
    expect(story.clock('thirdParty', '2020-11-03')?.dueOn).toBe('2020-11-24')
    expect(story.clock('reply', '2020-11-20')).toMatchObject({ state: 'paused', dueOn: null })
    expect(story.refused('2020-11-24', CLERK, 'endConsultation')).toEqual({
      code: 'consultation-running',
      law: '《政府信息公开条例》（2019）第三十二条',
    })
    story.on('2020-11-26', CLERK, 'endConsultation')
    expect(story.matter.facts['opinion']).toBe('未提出，由本机关依法决定是否公开')
    expect(story.clock('reply', '2020-11-26')?.dueOn).toBe('2020-12-17')
  })

  test('第三方逾期才反对：记为逾期意见，不当然阻止公开', () => {
    const story = consulting()
    const objection = { opinion: '不同意公开且理由合理', detail: '涉及本企业商业秘密。' }
    expect(story.refused('2020-11-25', CLERK, 'recordOpinion', objection).code).toBe('opinion-late')
    story
      .on('2020-11-25', CLERK, 'recordLateOpinion', { detail: '涉及本企业商业秘密。' })
      .on('2020-11-26', CLERK, 'endConsultation')
      .on('2020-11-27', CLERK, 'reply', REPLY)
    expect(story.matter.outcome).toBe('granted')
  })

  test('第三方在期限内不同意公开且理由合理：不予公开，除非为重大公共利益', () => {
    const story = consulting()
      .on('2020-11-10', CLERK, 'recordOpinion', { opinion: '不同意公开且理由合理', detail: '涉及本企业商业秘密。' })
      .on('2020-11-11', CLERK, 'endConsultation')
    expect(story.refused('2020-11-12', CLERK, 'reply', REPLY)).toEqual({
      code: 'third-party-objects',
      law: '《政府信息公开条例》（2019）第三十二条',
    })
    story.on('2020-11-12', CLERK, 'reply', { ...REPLY, publicInterest: true })
    expect(story.matter.outcome).toBe('granted')
  })

  test('共同制作机关逾期未提出意见，视为同意公开', () => {
    const story = consulting('共同制作机关')
    expect(story.clock('coAgency', '2020-11-03')?.dueOn).toBe('2020-11-24')
    story.on('2020-11-25', CLERK, 'endConsultation')
    expect(story.matter.facts['opinion']).toBe('逾期未提出，视为同意公开')
  })
})

describe('延长、超量申请和收费', () => {
  const handling = (day = '2020-09-30') => received(day).on('2020-10-09', CLERK, 'accept')
  const twenty = { amount: 20, reason: '需要检索历史档案。' }

  test('延长须经公开工作机构负责人在原期限内同意，最长二十个工作日，只有一次', () => {
    const story = handling().on('2020-10-30', CLERK, 'requestExtension', twenty)
    expect(story.refused('2020-11-02', CLERK, 'approveExtension', twenty).code).toBe('role-not-allowed')
    expect(story.refused('2020-11-05', DIRECTOR, 'approveExtension', twenty).code).toBe('extension-late')
    story.on('2020-11-04', DIRECTOR, 'approveExtension', twenty)
    expect(story.clock('reply', '2020-11-04')?.dueOn).toBe('2020-12-02')
    expect(story.refused('2020-11-20', CLERK, 'requestExtension', twenty).code).toBe('extended-once')
  })

  test('数量频次超过合理范围：先要求说明理由，不合理的才不予处理', () => {
    const refusal = { ...REPLY, outcome: '不予处理：无正当理由大量反复申请' }
    const story = handling()
    expect(story.refused('2020-10-10', CLERK, 'reply', refusal)).toEqual({
      code: 'reason-not-asked',
      law: '《政府信息公开条例》（2019）第三十五条',
    })
    story
      .on('2020-10-12', CLERK, 'askReason', { excess: '一个月内就同一项目提出四十八件申请。' })
      .on('2020-10-14', APPLICANT, 'giveReason', { reason: '就是想要。' })
      .on('2020-10-15', CLERK, 'weighReason', { finding: '不合理', grounds: '与生产生活科研无关，重复拆分。' })
    expect(
      story.refused('2020-10-16', DIRECTOR, 'delayReply', { until: '2020-12-31', reason: '数量较多，逐件检索。' }).code,
    ).toBe('reason-not-found-reasonable')
    story.on('2020-10-16', CLERK, 'reply', refusal)
    expect(story.matter.outcome).toBe('notProcessedExcessive')
  })

  test('理由合理的，可以确定延迟答复的期限，此后以它为准', () => {
    const story = handling()
      .on('2020-10-12', CLERK, 'askReason', { excess: '一次申请涉及三百余份文件。' })
      .on('2020-10-14', APPLICANT, 'giveReason', { reason: '学位论文研究需要。' })
      .on('2020-10-15', CLERK, 'weighReason', { finding: '合理', grounds: '有学校证明，确为科研需要。' })
      .on('2020-10-16', DIRECTOR, 'delayReply', { until: '2020-12-31', reason: '数量较多，逐件检索。' })
    expect(story.clock('delayed', '2020-12-30')).toMatchObject({ dueOn: '2020-12-31', late: false })
    expect(story.clock('reply', '2020-12-30')?.late).toBe(false)
    expect(story.on('2021-01-04', CLERK, 'reply', REPLY).clock('delayed', '2021-01-04')?.late).toBe(true)
  })

  test('不收费；超量的，2021年起才可以收，缴费后重新计算，逾期不缴不再处理', () => {
    const fee = { amount: '2000', basis: '同一自然月内第11至30件，每件100元。' }
    expect(handling().refused('2020-10-12', CLERK, 'chargeFee', fee)).toEqual({
      code: 'no-fee',
      law: '《政府信息公开条例》（2019）第四十二条',
    })
    const excessive = (day: string) =>
      received(day)
        .on(day, CLERK, 'askReason', { excess: '一个月内提出三十件申请。' })
        .on(day, CLERK, 'weighReason', { finding: '合理', grounds: '申请人作了说明。' })
    expect(excessive('2020-12-01').refused('2020-12-02', CLERK, 'chargeFee', fee).code).toBe('no-fee-yet')
    const story = excessive('2021-03-01').on('2021-03-02', CLERK, 'chargeFee', fee)
    expect(story.clock('payment', '2021-03-02')?.dueOn).toBe('2021-03-30')
    expect(story.refused('2021-03-30', CLERK, 'closeUnpaid').code).toBe('payment-term-running')
    expect(story.on('2021-03-31', CLERK, 'closeUnpaid').matter.outcome).toBe('feeUnpaid')
  })
})

describe('答复之后', () => {
  test('申请人签收一次；没有公开内容的答复不能转为主动公开', () => {
    const story = received('2020-09-30')
    expect(story.refused('2020-10-09', APPLICANT, 'signFor').code).toBe('nothing-to-serve')
    story.on('2020-10-10', CLERK, 'reply', { ...REPLY, outcome: '不予公开：属于三类内部事务信息' })
    story.on('2020-10-12', APPLICANT, 'signFor')
    expect(story.refused('2020-10-13', APPLICANT, 'signFor').code).toBe('already-signed-for')
    const page = { title: '东环路方案', question: '申请公开方案', answer: '属于内部事务信息' }
    expect(story.refused('2020-10-13', DISPATCHER, 'publish', page).code).toBe('not-given')
  })

  test('申请人可以撤回；转交其他机关的，说明哪个机关负责', () => {
    expect(received('2020-09-30').on('2020-10-09', APPLICANT, 'withdraw').matter.outcome).toBe('withdrawn')
    const elsewhere = {
      outcome: '无法提供：不属于本机关负责公开',
      answer: '该信息由省自然资源厅制作保存，请向其申请。',
    }
    expect(received('2020-09-30').on('2020-10-09', CLERK, 'reply', elsewhere).matter.outcome).toBe(
      'unavailableElsewhere',
    )
  })
})
