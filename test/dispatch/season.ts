import { seeded } from '../../src/language/seeded.ts'
import type { Message } from '../../src/modules/dispatch/index.ts'

/** A matter people write about: openings, what happened, what they want; all invented. */
interface Topic {
  readonly office: string
  readonly subjects: readonly string[]
  readonly troubles: readonly string[]
  readonly wishes: readonly string[]
}

const topic = (office: string, subjects: string, troubles: string, wishes: string): Topic => ({
  office,
  subjects: subjects.split(' '),
  troubles: troubles.split(' '),
  wishes: wishes.split(' '),
})

/**
 * An invented county that divides its work unlike others: water is the city management's, dogs a stock-breeding
 * centre's, estates a housing service centre's, straw burning the emergency office's, street lights the transport
 * office's. Nothing of it is on the list of duties: only decisions tell.
 */
export const OTHER_DIVISION: readonly Topic[] = [
  topic(
    'city',
    '河道 水渠 灌溉井 沟渠 河堤',
    '淤堵了 没水了 塌了一段 被人填了 漏水严重',
    '请派人清淤 盼修好再浇地 望尽快处理 请现场看看',
  ),
  topic(
    'city',
    '流动摊贩 占道摊位 夜市烧烤 小广告',
    '堵住人行道 油烟呛人 天天乱贴 吵到半夜',
    '请整治 请管一管 望清理 请常来巡查',
  ),
  topic(
    'stock',
    '流浪狗 大型犬 邻居养犬 恶犬',
    '追咬小孩 没拴绳 半夜狂叫 咬伤老人',
    '请收容 请管管 望查办证 请上门劝导',
  ),
  topic(
    'estate',
    '物业公司 业委会 维修基金 电梯维保',
    '不作为 乱收费 不公开账目 半年没修',
    '请督促 请查账 望更换 请协调开会',
  ),
  topic(
    'emergency',
    '秸秆焚烧 烟花摊点 麦茬着火 危险仓库',
    '浓烟滚滚 没人看管 差点出事 挨着居民',
    '请查处 请排查 望严管 请立即到场',
  ),
  topic(
    'transport',
    '路灯 乡村公路 公交班次 候车亭',
    '不亮了 坑坑洼洼 太少了 被撞坏了',
    '请维修 望增加 请补修 盼早日通车',
  ),
  topic(
    'schools',
    '小学招生 幼儿园学费 校外培训班 教师补课',
    '划片不清 收费太高 不退费 影响学生',
    '请说明政策 请核查 望退费 请规范',
  ),
  topic(
    'labour',
    '工资 养老保险 工伤认定 劳动合同',
    '被拖欠 断缴了 迟迟不办 不给签',
    '请监察 请补缴 望尽快认定 请维权',
  ),
  topic(
    'clinic',
    '村卫生室 疫苗接种 医院收费 生育登记',
    '没有药 约不上 看不懂 跑了三趟',
    '请安排 请公示 望方便群众 请答复',
  ),
]

/** Offices of the invented county; names tell their kinds, lists are short. */
export const OFFICES = [
  { id: 'city', name: '城市管理局', duties: '市容、环卫' },
  { id: 'water', name: '水利局', duties: '规划、移民' },
  { id: 'stock', name: '畜牧事业发展中心', duties: '动物防疫' },
  { id: 'police', name: '公安局', duties: '户籍、治安' },
  { id: 'estate', name: '房屋服务中心' },
  { id: 'housing', name: '住房和城乡建设局', duties: '建筑市场' },
  { id: 'emergency', name: '应急管理局', duties: '防灾减灾' },
  { id: 'environment', name: '生态环境分局', duties: '环评' },
  { id: 'transport', name: '交通运输局', duties: '公路、客运' },
  { id: 'schools', name: '教育体育局', duties: '招生、教师' },
  { id: 'labour', name: '人力资源和社会保障局', duties: '工资、养老保险、工伤' },
  { id: 'clinic', name: '卫生健康委员会', duties: '医院、预防接种' },
] as const

/** So many messages in a fixed order; the office named is where this county decides. */
export function season(count: number, seed = 11): { message: Message; office: string; reference: string }[] {
  const random = seeded(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  return Array.from({ length: count }, (_, at) => {
    const { office, subjects, troubles, wishes } = pick(OTHER_DIVISION)
    const [subject, trouble] = [pick(subjects), pick(troubles)]
    const opening = pick(['您好，', '领导好：', '反映一个情况，', '我是本地居民，', ''])
    const when = pick(['上周起', '这个月', '已经很久', '昨天夜里', '入秋以来'])
    return {
      message: {
        title: `${subject}${trouble}`,
        body: `${opening}${when}我们这里${subject}${trouble}，${pick(wishes)}。`,
      },
      office,
      reference: `第${at + 1}号`,
    }
  })
}
