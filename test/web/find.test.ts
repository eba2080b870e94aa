import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../src/law/limit.ts'
import { rankTopics } from '../../src/web/portal/find/rank-topics.ts'
import { soundOf } from '../../src/web/portal/find/sounds.ts'
import { DOOR_PLACES, LIMIT_NAMES } from '../../src/web/portal/find/topic.ts'
import { TOPICS } from '../../src/web/portal/find/topics/all.ts'

describe('the right door, by everyday words', () => {
  test.each([
    ['邻居盖房挡了我家的光', 'neighbour'],
    ['隔壁楼上老是漏水到我家', 'neighbour'],
    ['不服罚款', 'fine'],
    ['交警罚我200块钱我觉得冤枉', 'fine'],
    ['想看征地文件', 'land-papers'],
    ['我们村征地的批文在哪能看到', 'land-papers'],
    ['工资被拖欠', 'wages'],
    ['老板半年没发工钱了', 'wages'],
    ['在工地干活不给钱', 'wages'],
    ['包工头跑了', 'wages'],
    ['我的三轮车被扣了', 'seized'],
    ['饭店被贴了封条', 'seized'],
    ['要强拆我家房子', 'demolition'],
    ['收到限期拆除通知', 'demolition'],
    ['申请营业执照不给办', 'licence-refused'],
    ['找了三个部门互相推', 'inaction'],
    ['信访答复不满意怎么办', 'petition-answer'],
    ['我要申请行政复议', 'reconsideration'],
    ['我要告政府', 'reconsideration'],
    ['法院判得不公', 'judgment'],
    ['判决下来了执行不了', 'judgment'],
    ['窗口办事员态度恶劣', 'officer'],
    ['想看县里今年的预算', 'papers'],
    ['申请信息公开没有答复', 'papers-refused'],
    ['想问问政策', 'policy'],
    ['办理营业执照要去哪', 'certificate'],
    ['村里的账不公开', 'village-accounts'],
    ['举报局长受贿', 'corruption'],
    ['我的信办到哪了', 'progress'],
    ['想见县长', 'head'],
    ['在厂里受伤了', 'work-injury'],
    ['公司不给交社保把我开除了', 'labour'],
    ['养老金什么时候能领', 'pension'],
    ['买到假货商家不退钱', 'consumer'],
    ['学校门口的饭馆不卫生吃坏肚子', 'food'],
    ['朋友借钱不还', 'debt'],
    ['镇政府欠我的工程款', 'project-money'],
    ['商店不开发票', 'tax'],
    ['粮补没有发到我卡上', 'farm-subsidy'],
    ['买到假种子', 'farm-subsidy'],
    ['刷单被骗了三万', 'fraud'],
    ['有人违章建筑', 'illegal-building'],
    ['征地补偿款没到手', 'land-taken'],
    ['宅基地批不下来', 'homestead'],
    ['承包地被村里收走了', 'contracted-land'],
    ['开发商不给办房产证', 'house-deed'],
    ['小区电梯老坏', 'property-management'],
    ['想申请公租房', 'housing-help'],
    ['有人在河道里偷偷挖沙', 'forest-water'],
    ['村口路灯不亮', 'road'],
    ['我们村的路坏了没人修', 'road'],
    ['夜里施工吵得睡不着', 'noise'],
    ['楼下烧烤油烟大', 'noise'],
    ['工厂偷排污水', 'pollution'],
    ['垃圾没人清运', 'pollution'],
    ['自来水发黄水质不好', 'water-power'],
    ['暖气不热', 'water-power'],
    ['公交车不到我们村', 'bus-parking'],
    ['流浪狗咬人', 'dogs'],
    ['孩子上学划片', 'school'],
    ['孩子在学校被同学打', 'bullying'],
    ['住院怎么报销', 'medical-insurance'],
    ['医院误诊', 'hospital'],
    ['家里穷想申请低保', 'allowance'],
    ['残疾证怎么办', 'disabled'],
    ['儿子不管老人', 'old-age'],
    ['孩子落户口', 'household-register'],
    ['丈夫打我', 'domestic-violence'],
    ['离婚孩子归谁', 'marriage'],
    ['请不起律师', 'legal-aid'],
    ['当兵退伍安置', 'veteran'],
    ['着火了', 'fire'],
    ['家里被偷了', 'crime'],
    ['我爸晕倒了', 'ill'],
    ['活不下去了', 'despair'],
    ['被车撞了', 'traffic-accident'],
    ['电线掉下来很危险', 'unsafe-work'],
    ['官司', 'legal-aid'],
    ['法援', 'legal-aid'],
    ['不给信息公开', 'papers-refused'],
    ['信息公开没回音', 'papers-refused'],
    ['我想知道扶贫款去哪了', 'papers'],
    ['罚款不服', 'fine'],
    ['违停罚我两百', 'fine'],
    ['城管把我摊子收走了', 'seized'],
    ['镇上要扒我家房', 'demolition'],
    ['工商局吊我执照', 'licence-refused'],
    ['社保断缴', 'pension'],
    ['老板不给买保险', 'labour'],
    ['干了活不给钱', 'wages'],
    ['工钱要不回来', 'wages'],
    ['借出去的钱要不回来', 'debt'],
    ['理发店老板跑了', 'consumer'],
    ['借我身份证贷款了', 'fraud'],
    ['支书把地卖了', 'village-accounts'],
    ['修路占了我的地', 'land-taken'],
    ['坟被人挖了', 'burial'],
    ['村里不给盖章', 'proof'],
    ['结婚证', 'marriage-registration'],
    ['事业单位招聘', 'jobs'],
    ['招标有猫腻', 'bidding'],
    ['派出所不立案', 'police-inaction'],
    ['被骗了派出所不管', 'police-inaction'],
    ['孩子上不了学', 'school'],
    ['停了三天电', 'water-power'],
    ['对门半夜打麻将', 'noise'],
    ['人大代表', 'congress'],
  ])('%s → %s', (typed, topic) => {
    expect(rankTopics(TOPICS, typed)[0]?.id).toBe(topic)
  })

  test.each([
    ['俺想问问养老钱咋还没发', 'pension'],
    ['俺爹的老年补贴三个月没见', 'old-age'],
    ['俺村大喇叭太吵咧', 'noise'],
    ['娃儿上学报不上名', 'school'],
    ['开个小卖部要啥手续', 'policy'],
  ])('as it is spoken: %s → %s', (typed, topic) => {
    expect(rankTopics(TOPICS, typed)[0]?.id).toBe(topic)
  })

  test.each([
    ['底保怎么办', 'allowance'],
    ['脱欠工姿', 'wages'],
    ['罚宽不服', 'fine'],
    ['路登不亮', 'road'],
    ['宅鸡地批不下来', 'homestead'],
    ['医保抱销', 'medical-insurance'],
    ['物叶不管事', 'property-management'],
    ['房产正', 'house-deed'],
  ])('typed by sound: %s → %s', (typed, topic) => {
    expect(rankTopics(TOPICS, typed)[0]?.id).toBe(topic)
  })

  test.each([
    ['俺家着火啦', '119'],
    ['119', '119'],
    ['煤气味好大', '119'],
    ['河里有人掉下去了', '119'],
    ['有人拿刀', '110'],
    ['有人闹事打架', '110'],
    ['110', '110'],
    ['丈夫喝酒打人', '110'],
    ['小孩发烧抽筋', '120'],
    ['老人摔倒不醒了', '120'],
    ['心口疼得厉害', '120'],
    ['有人要自杀', '12356'],
  ])('does not let it wait: %s → %s', (typed, tel) => {
    const [way] = rankTopics(TOPICS, typed)[0]?.ways ?? []
    expect(way && 'tel' in way ? way.tel : undefined).toBe(tel)
  })

  test('takes a greeting or a bare complaint for what it is, and only where nothing else is said', () => {
    expect(rankTopics(TOPICS, '你好').map(({ id }) => id)).toEqual(['greeting'])
    expect(rankTopics(TOPICS, '我要投诉').map(({ id }) => id)).toEqual(['complaint'])
    expect(rankTopics(TOPICS, '你好，我要投诉物业').map(({ id }) => id)).toEqual(['property-management'])
  })

  test('does not take for likeness what only sounds alike throughout, or one chance pair', () => {
    expect(rankTopics(TOPICS, '机动车年检').map(({ id }) => id)).not.toContain('contracted-land')
    expect(rankTopics(TOPICS, '刷视频').map(({ id }) => id)).not.toContain('food')
  })

  test('does not mind blanks, marks and full-width signs', () => {
    expect(rankTopics(TOPICS, '  工资，被 拖欠！！')[0]?.id).toBe('wages')
    expect(rankTopics(TOPICS, 'ｋｔｖ太吵')[0]?.id).toBe('noise')
  })

  test('says nothing where nothing is like it', () => {
    for (const typed of ['', '啊', 'qwerty', '123456', '𠮷䶮']) expect(rankTopics(TOPICS, typed)).toEqual([])
  })

  test('answers any text, however odd, with few topics and at once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
        expect(rankTopics(TOPICS, typed).length).toBeLessThanOrEqual(4)
      }),
    )
  })
})

describe('the worries as data', () => {
  test('have names of their own, and each finds itself by its own title', () => {
    expect(new Set(TOPICS.map(({ id }) => id)).size).toBe(TOPICS.length)
    const lost = TOPICS.filter((topic) => !rankTopics(TOPICS, topic.title).includes(topic))
    expect(lost.map(({ title }) => title)).toEqual([])
  })

  test('are found by each way of saying them', () => {
    const lost = TOPICS.flatMap((topic) =>
      topic.said
        .filter((said) => said.length > 1 && !rankTopics(TOPICS, said.replaceAll('+', '')).includes(topic))
        .map((said) => `${topic.id}: ${said}`),
    )
    expect(lost).toEqual([])
  })

  test('lead to doors and limits that exist', () => {
    const families = new Set(LIMITS.map(({ family }) => family))
    const unknown = TOPICS.flatMap(({ id, ways, limits = [] }) => [
      ...ways.flatMap((way) => ('door' in way && !(way.door in DOOR_PLACES) ? [`${id}: ${way.door}`] : [])),
      ...limits.filter((family) => !families.has(family) || !LIMIT_NAMES[family]).map((family) => `${id}: ${family}`),
    ])
    expect(unknown).toEqual([])
  })

  test('give telephones that can be dialled', () => {
    const tels = TOPICS.flatMap(({ ways }) => ways.flatMap((way) => ('tel' in way && way.tel ? [way.tel] : [])))
    expect(tels.filter((tel) => !/^\d{3,5}$/.test(tel))).toEqual([])
  })
})

describe('sounds', () => {
  test('are those of the common characters, whatever the tone', () => {
    expect(soundOf('工资')).toBe(soundOf('公子'))
    expect(soundOf('绿乱论罗')).toBe(soundOf('律卵轮落'))
    expect(soundOf('女暖诺')).not.toBe(soundOf('怒囊牛'))
    expect(soundOf('𠮷a1')).toBe('𠮷a1')
  })
})
