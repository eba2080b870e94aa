/**
 * 网上访谈. Announced to the public, collects questions from anybody, is held on
 * its day, answered, and closed with its transcript. Public by nature; no statute
 * sets its days.
 */
import { z } from 'zod'
import { assist, correctDate, note, relate } from '../actions/common.ts'
import { form, words } from '../engine/define.ts'
import { day, line, officeId, prose } from '../engine/fields.ts'
import { times } from '../engine/matter.ts'
import { refuse } from '../engine/refusal.ts'

const w = words({
  roles: {
    citizen: '网友',
    dispatcher: '县政府办分办员',
    supervisor: '督办员',
    clerk: '承办单位经办人',
    township: '乡镇经办人',
    director: '承办单位负责人',
    leader: '县领导',
  },
  stages: { announced: '已预告', collecting: '征集提问', live: '访谈进行', compiling: '整理实录' },
  clocks: { transcript: { label: '实录公布期限', norm: 'interview-transcript' } },
  outcomes: { held: { label: '已举办' }, cancelled: { label: '已取消' } },
  facts: z.object({
    topic: z.string().meta({ title: '主题' }),
    guest: z.string().meta({ title: '嘉宾' }),
    plannedOn: z.string().meta({ title: '访谈日期' }),
    intro: z.string().meta({ title: '简介' }),
    heldOn: z.string().optional().meta({ title: '实际举办日期' }),
    transcript: z.string().optional().meta({ title: '访谈实录' }),
  }),
})

const HOSTS = ['dispatcher', 'clerk', 'township', 'director'] as const

export const onlineInterview = w.procedure({
  id: 'online-interview',
  version: 1,
  title: '网上访谈',
  plural: 'online-interviews',
  public: true,
  intro: '部门负责人在网上回答大家的问题。预告期间就可以提问，访谈结束后公布实录。',
  open: w.opening({
    stage: 'announced',
    by: 'dispatcher',
    input: form({
      topic: line('主题', { min: 2, max: 80 }),
      guest: line('嘉宾', { max: 100, help: '单位、职务、姓名' }),
      plannedOn: day('访谈日期'),
      intro: prose('简介', { max: 2_000 }),
    }),
    title: ({ topic }) => topic,
    searchText: ({ guest, intro }) => `${guest}\n${intro}`,
    record: ({ topic, guest, plannedOn, intro }) => ({ topic, guest, plannedOn, intro }),
    appoint: ({ plannedOn }) => ({ label: '网上访谈', on: plannedOn, public: true }),
    starts: [],
  }),
  actions: {
    entrust: w.action({
      label: '确定承办单位',
      by: 'dispatcher',
      from: 'open',
      to: 'same',
      visibility: 'public',
      input: form({ office: officeId('承办单位') }),
      assign: ({ office }) => ({ leadOffice: office }),
    }),
    collect: w.action({
      label: '开始征集提问',
      by: HOSTS,
      from: 'announced',
      to: 'collecting',
      visibility: 'public',
      input: form({ until: day('征集截止日期').optional() }),
    }),
    ask: w.action({
      label: '提问',
      by: 'citizen',
      anyone: true,
      from: ['announced', 'collecting', 'live'],
      to: 'same',
      input: form({ question: prose('问题', { min: 2, max: 500 }), nickname: line('称呼', { max: 20 }).optional() }),
    }),
    begin: w.action({
      label: '开始访谈',
      by: HOSTS,
      from: ['announced', 'collecting'],
      to: 'live',
      visibility: 'public',
      input: form({ host: line('主持人', { max: 40 }).optional() }),
    }),
    answer: w.action({
      label: '回答提问',
      by: HOSTS,
      from: ['collecting', 'live', 'compiling'],
      to: 'same',
      visibility: 'public',
      input: form({
        question: prose('问题（已隐去个人信息）', { max: 500 }),
        answer: prose('回答', { min: 2, max: 5_000 }),
      }),
    }),
    end: w.action({
      label: '结束访谈',
      by: HOSTS,
      from: 'live',
      to: 'compiling',
      visibility: 'public',
      input: form({ summary: prose('小结', { max: 1_000 }).optional() }),
      clocks: { transcript: 'start' },
    }),
    publishTranscript: w.action({
      label: '公布实录',
      by: HOSTS,
      from: 'compiling',
      to: 'closed',
      visibility: 'public',
      input: form({ transcript: prose('访谈实录', { min: 10, max: 20_000 }) }),
      gates: [
        (m) => (times(m, 'answer') > 0 ? undefined : refuse('no-answers', '还没有回答过提问，请先录入问答再公布实录')),
      ],
      record: ({ transcript }) => ({ transcript }),
      issues: 'interview',
      outcome: () => 'held',
    }),
    cancel: w.action({
      label: '取消访谈',
      by: 'dispatcher',
      from: ['announced', 'collecting'],
      to: 'closed',
      visibility: 'public',
      danger: true,
      input: form({ reason: prose('取消原因', { max: 500 }) }),
      appoint: () => ({ label: '网上访谈', cancelled: true }),
      outcome: () => 'cancelled',
    }),
    ...assist(['dispatcher']),
    ...correctDate(['dispatcher']),
    ...note(HOSTS),
    ...relate(['dispatcher']),
  },
  documents: { interview: { label: '网上访谈期号', mark: '访谈' } },
  figures: {
    'online-interview.announced': { label: '预告网上访谈（期）', count: 'opened' },
    'online-interview.held': { label: '举办网上访谈（期）', count: 'closed', where: { outcome: ['held'] } },
    'online-interview.cancelled': { label: '取消网上访谈（期）', count: 'closed', where: { outcome: ['cancelled'] } },
    'online-interview.closed': { label: '办结网上访谈（期）', count: 'closed' },
    'online-interview.carried-in': { label: '上期结转访谈', count: 'openAtStart' },
    'online-interview.carried-out': { label: '结转下期访谈', count: 'openAtEnd' },
  },
  balances: [
    {
      left: ['online-interview.announced', 'online-interview.carried-in'],
      right: ['online-interview.closed', 'online-interview.carried-out'],
    },
  ],
})
