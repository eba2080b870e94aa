import { tagged } from './words.ts'

/** A name found in a text. */
export interface NameFound {
  readonly at: number
  readonly name: string
}

/** Family names, by how common they are; two-character ones first, since they begin with one-character ones. */
const DOUBLE = '欧阳|司马|上官|诸葛|皇甫|尉迟|公孙|慕容|长孙|夏侯|东方|令狐|司徒|端木|南宫|独孤'
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蔡蒋余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
/** A family name, as part of a pattern. */
export const FAMILY_NAME = `(?:${DOUBLE}|[${SINGLE}])`
/** A Chinese character, as part of a pattern. */
export const HANZI = '[\\u4e00-\\u9fa5]'

/** 姓名：王小明; 我叫王小明: what follows is a name if it begins with a family name. */
const LABELLED = new RegExp(
  `(?<=(?:姓名|联系人|户主|申请人|投诉人|举报人|来信人|反映人|当事人|被投诉人|业主|租户|房东|病人|患者|死者|我叫|我是|本人叫|本人|名叫|叫做|自称)(?:是|叫|为)?[\\s:，,]{0,3})(${FAMILY_NAME}${HANZI}{1,3})(?=(${HANZI}?))`,
  'g',
)

/** How private persons are spoken of. An office-holder (王局长) acts in public and is left. */
const TITLES =
  /先生|女士|小姐|太太|同志|师傅|大爷|大妈|大娘|大叔|大婶|阿姨|奶奶|爷爷|某某|某(?!些|个|种|天|日|时|地|处|县|村)/g
const FAMILY = new RegExp(`^${FAMILY_NAME}`)

/** What may stand right after a name of two or three characters in running text, and so ends it. */
const AFTER = '，。、；：？！（）()《》“”\\s,.;:?!的在住与和及系是男女今年现身家因为于向到去说被把对同等有从让给，'
const ENDED = new RegExp(`^(${FAMILY_NAME}${HANZI}{1,2}?)(?=[${AFTER}]|\\d|$)`)

/** Words that begin like a name after 本人 or 我是 and are none. */
const NOT_NAMES =
  /^(?:成年|常年|常住|向|时常|应该|应|全家|全|明白|明确|和|连续|单位|高中|高龄|安阳|解放|成都|安徽|江苏|石家庄|马庄桥|韩村|柳格|古城|阳邵|农民|农村|党员|商户|师范|车主|管理|郑州|关于|任何|曾经|曾|从|尚未|于|查|路过|温|白天|麻烦|祁|游客|万分)/

/** Words before 先生, 女士 and the like that begin with a family name and are none. */
const NOT_TITLED = /^(?:和|查|全|应|向|时|关|连|从|解|任何|单|成|商|古|明|路|方|华|车|简|常|师|安|温|管|艾|万|金|老)$/

/** Private persons named in a text, by the words around them; ordinary words that look like names are left alone. */
export function findNames(text: string): NameFound[] {
  return [...labelled(text), ...titled(text)]
}

function labelled(text: string): NameFound[] {
  return [...text.matchAll(LABELLED)].flatMap(({ 1: hit = '', index }) => {
    if (NOT_NAMES.test(hit)) return []
    const name = ENDED.exec(text.slice(index))?.[1]
    return name ? [{ at: index, name }] : []
  })
}

function titled(text: string): NameFound[] {
  const titles = [...text.matchAll(TITLES)]
  if (titles.length === 0) return []
  const names = personNames(text)
  return titles.flatMap(({ index }) => {
    const name = names.get(index) ?? nameBefore(text, index)
    return name ? [{ at: index - name.length, name }] : []
  })
}

/** Where the segmenter sees a person's name, by the place at which it ends. */
function personNames(text: string): ReadonlyMap<number, string> {
  const ends = new Map<number, string>()
  let at = 0
  for (const { word, tag } of tagged(text)) {
    at += word.length
    if (tag.startsWith('nr') && word.length <= 4 && FAMILY.test(word)) ends.set(at, word)
  }
  return ends
}

/** A family name and at most two characters before a title: what a boundary begins, else the shortest. */
function nameBefore(text: string, end: number): string | undefined {
  const found = [1, 2, 3].flatMap((length) => {
    const name = text.slice(Math.max(0, end - length), end)
    return name.length === length && new RegExp(`^${FAMILY_NAME}${HANZI}{0,2}$`).test(name) && !NOT_TITLED.test(name)
      ? [name]
      : []
  })
  const bounded = found.findLast((name) => !new RegExp(HANZI).test(text[end - name.length - 1] ?? ''))
  return bounded ?? found[0]
}
