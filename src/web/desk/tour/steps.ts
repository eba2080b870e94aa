/** One halt of a tour. */
export interface TourHalt {
  title: string
  text: string
  /** The page it stands on; absent: wherever the halt before it ended. */
  at?: string
  /** From that page, the first link of this selector is followed. */
  follow?: string
  /** What is said instead where there is nothing to follow. */
  without?: string
  /** What is pointed at: the first of this selector that can be seen; absent or unseen: the middle of the screen. */
  target?: string
}

const FIRST_MATTER = '.desk-table .desk-row a, .desk-cards a'

const welcome = (what: string): TourHalt => ({
  title: '欢迎',
  text: `${what}下面几步都在真实的页面上，随时可以跳过；以后想再看，点右上角“帮助”里的“带我看一遍”。`,
  at: '/desk',
})
const glance: TourHalt = {
  title: '先看这一排',
  text: '接下来要办的都在这里：今天到期的、已经逾期的、快到期的、等我办的。点数字，下面只列出它数的那些。',
  at: '/desk',
  target: 'nav.desk-glance',
}
const views: TourHalt = {
  title: '找得到以前的',
  text: '按种类、单位、收到日期缩小范围。“视图”里备好了现成的条件，例如上月收到、逾期的；常用的条件也可以自己存下来。',
  at: '/desk',
  target: '.desk-filters',
}
const clocks: TourHalt = {
  title: '期限自己会算',
  text: '法定期限和县定时限分开写。点“为什么是这一天”，逐日说明怎样算到这一天、依据哪一条。',
  without:
    '您手上现在没有事项。有了以后点开一件，法定期限和县定时限分开写着；点“为什么是这一天”，逐日说明怎样算到这一天、依据哪一条。',
  at: '/desk',
  follow: FIRST_MATTER,
  target: '.matter-clocks .clock',
}
const actions: TourHalt = {
  title: '现在能办什么',
  text: '只列出这一环节、您这个岗位能办的；暂时不能办的也写明为什么。法律要求的步骤跳不过去。',
  without: '点开一件事项，旁边只列出这一环节、您这个岗位能办的；暂时不能办的也写明为什么。法律要求的步骤跳不过去。',
  at: '/desk',
  follow: FIRST_MATTER,
  target: '.matter .action-buttons .ant-btn',
}
const palette: TourHalt = {
  title: '从这里到任何地方',
  text: '点这里，或者按 Ctrl K（苹果电脑 ⌘ K），输入几个字就能找到事项、页面和人员；按 ? 看全部快捷键。导览到此结束。',
  target: '.desk-find',
}
const pictures: TourHalt = {
  title: '图和表',
  text: '什么时候到期、停在哪个环节、哪个单位手上有多少。每幅图下面有同样的表，点数字看它数的是哪些事项。',
  at: '/desk/pictures',
  target: 'main h1',
}
const figures: TourHalt = {
  title: '每个数字都能点开',
  text: '统计数字从办理记录直接算出，不用填报。点任何一个，看它数的是哪些事项。期间可以选上月、去年或任意两天。',
  at: '/desk/figures',
  target: '.desk-filters',
}
const hotspots: TourHalt = {
  title: '同一件事归到一起',
  text: '很多人说同一件事，会自动归成一个热点，可以作为一项任务交办。只看事，不看人。',
  at: '/desk/hotspots',
  target: 'main h1',
}
const ladder: TourHalt = {
  title: '到点就提醒',
  text: '快到期先预警，再催办、督办、约谈、通报；每一级只做一次，只在工作时间提醒。',
  at: '/desk/supervision',
  target: '.desk-segments',
}

const OFFICE: readonly TourHalt[] = [
  welcome('这里是您单位的工作台，分办给您单位的事项都在这里。'),
  glance,
  views,
  clocks,
  actions,
  palette,
]

/** The tour of each post: a handful of halts over its real pages. */
const TOURS: Readonly<Record<string, readonly TourHalt[]>> = {
  dispatcher: [
    welcome('这里是县政府办的工作台，来信先到这里，再分给承办单位。'),
    glance,
    {
      title: '先读来信',
      text: '一次一件。绿色下划线的词支持所看的建议，红色虚线的词反对它。',
      at: '/desk/dispatch',
      target: '.dispatch-message header',
    },
    {
      title: '再定单位',
      text: '程序给出三个建议和理由，您来决定：按 Enter 采纳第一个，按数字选别的，按 / 找其他单位；分错了按 U 收回。',
      at: '/desk/dispatch',
      target: '.dispatch-advice',
    },
    hotspots,
    views,
    palette,
  ],
  clerk: OFFICE,
  director: OFFICE,
  township: [
    ...OFFICE.slice(0, -1),
    {
      title: '乡镇吹哨',
      text: '一个乡镇办不了的事，在这里吹哨，请部门报到；签收、联系、解决各有时限，过了时限自动督办。',
      at: '/desk/new/whistles',
      target: 'main h1',
    },
    palette,
  ],
  supervisor: [
    welcome('这里看得到全县的办理情况，哪里要逾期，早一步知道。'),
    glance,
    ladder,
    views,
    figures,
    pictures,
    palette,
  ],
  leader: [
    welcome('这里看得到全县的办理情况。县领导只看不办，不会误点。'),
    glance,
    pictures,
    figures,
    hotspots,
    palette,
  ],
  justiceBureau: [
    welcome('这里办行政复议，并看得到全县的行政应诉和司法建议。'),
    glance,
    {
      title: '登记复议申请',
      text: '当面或邮寄收到的申请在这里登记，收到日期如实填写：期限从收到那天起算。',
      at: '/desk/new/reconsiderations',
      target: 'main h1',
    },
    clocks,
    actions,
    {
      title: '法定统计表',
      text: '复议、应诉和公开的年度表格从办理记录直接得出；勾稽关系不成立的不能导出。',
      at: '/desk/statistics',
      target: 'main h1',
    },
    palette,
  ],
  lawyer: [
    welcome('交给您所在律师事务所的事项都在这里。'),
    glance,
    views,
    {
      title: '常用语',
      text: '写意见时常用的话存在这里，写长文时输入 / 就能引用。',
      at: '/desk/phrases',
      target: 'main h1',
    },
    palette,
  ],
  auditor: [
    { ...welcome('审计员查得到谁在何时做了什么，看不到事项的内容。'), at: '/desk/seals' },
    {
      title: '账本改不了',
      text: '每一步办理都进入账本，成批封存，环环相扣。点“核验全部账本”，改动、插入、删去任何一条都会指出来。',
      at: '/desk/seals',
      target: '.desk-heading-extra',
    },
    {
      title: '审计检索',
      text: '按人、事项、动作和时间查三种记录，结果可以导出。',
      at: '/desk/audit',
      target: 'main search',
    },
    {
      title: '谁看过个人信息',
      text: '工作人员每次查看姓名、电话原文，都要写明事由，都在这里。',
      at: '/desk/readings',
      target: 'main h1',
    },
    {
      title: '设置也有账',
      text: '设置、单位和岗位的每次改动，谁改的、改前改后，都在这里。',
      at: '/desk/changes',
      target: 'main h1',
    },
    palette,
  ],
  administrator: [
    { ...welcome('系统管理员管单位、人员和规则，看不到任何事项的内容。'), at: '/desk/settings' },
    {
      title: '设置总览',
      text: '全县可以设置的项目都在这一页：现在是什么、默认是什么、谁在何时改的。',
      at: '/desk/settings',
      target: 'main h1',
    },
    {
      title: '人员与岗位',
      text: '一个人可以有几个岗位；离岗当天起就不能再办理。人多时用“从表格导入”，先预览再写入。',
      at: '/desk/people',
      target: 'main .desk-heading-extra',
    },
    {
      title: '工作日历',
      text: '把国务院的放假通知粘贴进来，先看影响哪些事项，再保存；期限随之重算。',
      at: '/desk/calendar',
      target: 'main .desk-section',
    },
    {
      title: '县定时限',
      text: '县里对自己的要求，可以比法定期限更严，不能更松。',
      at: '/desk/norms',
      target: 'main h1',
    },
    {
      title: '改错了能撤销',
      text: '每次改动都留有记录，可以比较、撤销；撤销是一次新的改动，原记录不变。',
      at: '/desk/changes',
      target: 'main h1',
    },
    palette,
  ],
}

/** The halts of a post's tour; none where the post has no tour. */
export function tourOf(role: string): readonly TourHalt[] {
  return TOURS[role] ?? []
}
