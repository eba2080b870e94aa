/** What each page is for, and what one does there; the longest address that fits speaks. */
const WORDS: readonly (readonly [address: string, words: readonly string[]])[] = [
  [
    '/desk',
    [
      '最上面一排是接下来要办的：点数字，下面只列出它数的那些事项。',
      '常用的条件可以存成“视图”；地址栏里的地址就是视图，可以发给同事。',
      '勾选多件可以一起指定经办人、催办或备注：逐件按规则办，不能办的说明原因。',
      '“导出”给出符合条件的全部事项，不只是这一页。',
    ],
  ],
  [
    '/desk/matters',
    [
      '左边是期限、内容和经过，右边是现在能办的；不能办的点一下看为什么。',
      '期限写得出为什么是这一天：点“为什么是这一天”看逐日的推算。',
      '写长文时输入 / 引用常用语；备注里输入 @ 提到同事，对方收到通知。没提交的文字随时存成草稿，换一台电脑登录也能接着写；草稿只有本人看得到，提交后删去，一个月不动也删去。',
    ],
  ],
  ['/desk/compare', ['左右各选一件对照着看；地址可以发给同事，对方按自己的岗位能看到的看。']],
  ['/desk/new', ['代群众登记。渠道和收到日期如实填写：期限从收到那天起算。']],
  ['/desk/dispatch', ['按建议分办：有把握的确认即可，没把握的看过依据再选。']],
  [
    '/desk/supervision',
    [
      '快到期的先预警，再催办、督办、约谈、通报；每一级只做一次。',
      '挂账的事项按复核日排：复核日当天提醒承办单位和督办员，条件具备就销账，不具备可以申请续挂。',
      '领导批示先登记原文、编号立项，再逐个单位交办；点专项名称看各单位办得怎样。',
    ],
  ],
  [
    '/desk/precedents',
    ['两次退回的事项由县政府办裁定，裁定在这里留作先例；法律或者职责变了，由分办员写明理由撤销或替换。'],
  ],
  ['/desk/hotspots', ['很多人说同一件事时归到一起；只看事，不看人。']],
  ['/desk/figures', ['每个数字都能点开，看它数的是哪些事项。']],
  ['/desk/statistics', ['法律规定的统计表，勾稽关系不成立的不能导出。']],
  ['/desk/pictures', ['每幅图下面有表。斜纹表示逾期或已过期，不靠颜色也分得清。']],
  ['/desk/phrases', ['本单位的人都能用、都能改；分办员写的全县都能用。花括号里的词从事项自动填入。']],
  ['/desk/substitutions', ['外出时请人代班，写明交接说明；代班人收到通知，办理时记录写明是代您办的。']],
  ['/desk/redatings', ['放假安排或者期限改了，哪些事项的日子跟着变，变成哪一天。']],
  ['/desk/feeds', ['把期限和会议放进手机日历；只有编号和日期，没有内容。']],
  [
    '/desk/me',
    [
      '只影响您自己的设置。',
      '通知可以另发一份到邮箱：先用验证码确认邮箱，再选每一类是立即、每天汇总还是不发，和什么时候不要打扰。',
    ],
  ],
  ['/desk/channels', ['来信人要不要验证电话和邮箱；给自己发一条，看邮件通不通；哪些通知邮件没有发出去、为什么。']],
  ['/desk/people', ['增减人员和岗位；离岗当天起对方就不能再办理。']],
  ['/desk/calendar', ['录入国务院的放假通知；先看影响哪些事项，再保存。']],
  ['/desk/seals', ['账本分批封存；核验会指出第一处被改动的地方。']],
  ['/desk/readings', ['谁在什么时候、为什么看过个人信息原文。']],
]

const COMMON = ['按 Ctrl K（苹果电脑 ⌘ K）快速到任何事项、页面或人员；按 ? 看全部快捷键。']

/** Words for the page at an address. */
export function wordsFor(pathname: string): readonly string[] {
  const fits = WORDS.filter(([address]) => pathname === address || pathname.startsWith(`${address}/`))
  const best = fits.sort(([a], [b]) => b.length - a.length)[0]
  return [...(best && (best[0] !== '/desk' || pathname === '/desk') ? best[1] : []), ...COMMON]
}
