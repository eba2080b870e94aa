import { FAMILY_NAME, HANZI, type NameFound } from './person-names.ts'
import { type TaggedWord, tagged } from './words.ts'

/** How somebody may stand to others: who is named right after such a word is a private person. */
const KIN =
  '妻子|丈夫|爱人|老婆|老公|媳妇|儿媳|女婿|儿子|女儿|孙子|孙女|外孙|侄子|侄女|外甥|父亲|母亲|爸爸|妈妈|岳父|岳母|公公|婆婆|' +
  '哥哥|弟弟|姐姐|妹妹|大哥|大嫂|嫂子|堂兄|堂弟|表哥|表弟|叔叔|伯父|舅舅|姑姑|姨妈|小孩|孩子'
const ROLES =
  '村民|居民|群众|市民|住户|业主|租户|房东|邻居|商户|店主|老板|包工头|司机|车主|职工|员工|工人|民工|农民工|学生|家长|' +
  '贫困户|低保户|五保户|养殖户|种粮户|患者|病人|伤者|死者|老人|原告|被告|法人|法人代表|法定代表人|受害人|肇事者|当事人'
const CUE = new RegExp(`(?:${KIN}|${ROLES})(?:叫|名叫|是|为)?[\\s:“"]{0,2}(?=${FAMILY_NAME}${HANZI})`, 'g')

/** What is said of a private person right after the name. */
const SAID =
  `(?:的(?:${KIN}|家属|家人|房子|宅基地|身份证|户口|低保)|家住|现住|住在|住(?![房院户宅建址所处宿])|系(?!统|列)|今年\\d|` +
  `[,，、\\s(（]{0,2}(?:男|女)[,，、\\s)）]|[,，\\s(（]{0,2}(?:身份证|联系电话|手机号))`
const SUBJECT = new RegExp(
  `(?<=^|[，。；：！？、“”（）()\\s,.;:!?]|我是|本人)(${FAMILY_NAME}${HANZI}{1,2})(?=${SAID})`,
  'gm',
)

/** What may follow a name and end it. */
const AFTER =
  /^(?:$|[，。、；：！？（）()《》“”\s,.;:!?\d]|[的在与和及系说称住来因被将把向对到从于]|反映|投诉|举报|今年|去年|家里|家住|一家|家的|多次|来信|来电)/
/** An office-holder acts in public: 张书记, 李局长. */
const OFFICE = /(?:书记|长|主任|干部|委员|代表|经理|律师|医生|老师|总|某|等)$/
/** Family names that are little words besides; with them only a longer or a known name counts. */
const LITTLE = /^[和向应曾于从全常高关时连单成明方程安解任钱万马路车白金温解商师费项都是有]/
/** Tags of names, and of words the dictionary does not have. */
const KNOWN = /^(?:nr|nrt|nrfg|x)$/

/**
 * Private persons who may be named in running text: after a word of kinship or role (村民王小明), or before what is said of
 * a person (王小明的妻子, 王小明住). Less certain than names that stand behind a label; to be shown, not to be hidden unread.
 */
export function findRunningNames(text: string): NameFound[] {
  const cues = [...text.matchAll(CUE)].map((cue) => cue.index + cue[0].length)
  const subjects = [...text.matchAll(SUBJECT)].map(({ 1: name = '', index }) => ({ at: index, name }))
  if (cues.length + subjects.length === 0) return []
  const words = wordsByPlace(text)
  const found = new Map<number, string>()
  for (const cue of cues)
    for (let at = cue, name = nameAt(text, at, words); name; name = nameAt(text, at, words)) {
      found.set(at, name)
      at += name.length
      // 村民王小明、李小花: who is named in one row stands in one row.
      if (text[at] !== '、') break
      at++
    }
  for (const { at, name } of subjects) if (isName(at, name, words)) found.set(at, name)
  return [...found].map(([at, name]) => ({ at, name }))
}

type Words = ReadonlyMap<number, TaggedWord>

function wordsByPlace(text: string): Words {
  const words = new Map<number, TaggedWord>()
  let at = 0
  for (const word of tagged(text)) {
    words.set(at, word)
    at += word.word.length
  }
  return words
}

const BEGINNING = new RegExp(`^${FAMILY_NAME}${HANZI}{1,2}`)

/** The longest name that begins at a place and is ended by what follows. */
function nameAt(text: string, at: number, words: Words): string | undefined {
  const longest = BEGINNING.exec(text.slice(at, at + 4))?.[0] ?? ''
  for (let length = longest.length; length >= 2; length--) {
    const name = longest.slice(0, length)
    if (AFTER.test(text.slice(at + length, at + length + 4)) && isName(at, name, words)) return name
  }
  return undefined
}

/** Whether it is cut as a name is: a word known as one, or a family name and what no word runs out of. */
function isName(at: number, name: string, words: Words): boolean {
  const first = words.get(at)
  if (!first || OFFICE.test(name) || name.startsWith('和')) return false
  const end = at + name.length
  const little = LITTLE.test(name)
  if (little && name.length === 2) return false
  if (first.word === name) return KNOWN.test(first.tag)
  if (first.word.length > 1 && !KNOWN.test(first.tag)) return false
  const second = words.get(at + 1)
  if (little && second && second.word.length > 1 && !KNOWN.test(second.tag)) return false
  return words.has(end) || end === endOf(words)
}

function endOf(words: Words): number {
  let end = 0
  for (const [at, { word }] of words) end = Math.max(end, at + word.length)
  return end
}
