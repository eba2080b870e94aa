/**
 * The first of the characters of each syllable, in the order of GB 2312's first level (rows 16–55),
 * which is the order of their sounds; tones are left out.
 */
const FIRSTS =
  '啊埃鞍肮凹芭白斑邦苞杯奔崩逼鞭标鳖彬兵玻捕擦猜餐苍操厕层插拆搀昌超车郴撑吃充抽初揣川疮吹春戳疵聪凑粗蹿摧村磋' +
  '搭呆耽当刀德蹬堤颠碉跌丁丢东兜督端堆墩掇蛾恩而发藩坊菲芬丰佛否夫噶该干冈篙哥给根耕工钩辜刮乖棺光瑰辊锅哈骸酣夯' +
  '壕呵嘿痕哼轰喉呼花槐欢荒灰荤豁击嘉歼僵蕉揭巾荆炯揪鞠捐撅均喀开刊康考坷肯坑空抠枯夸块宽匡亏坤括垃莱蓝琅捞勒雷棱' +
  '厘俩联粮撩列琳玲溜龙楼芦驴峦掠抡萝妈埋瞒芒猫么玫门萌眯棉苗蔑民明谬摸谋拇拿氖南囊挠呢馁嫩能妮蔫娘鸟捏您柠牛脓奴' +
  '女暖虐挪哦欧啪拍攀乓抛呸喷砰坯篇飘撇拼乒坡剖扑期掐牵枪橇切钦青琼秋趋圈缺裙然瓤饶惹壬扔日戎揉茹软蕊闰若撒腮三桑' +
  '搔瑟森僧莎筛珊墒梢奢砷声师收蔬刷摔栓霜谁吮说斯松搜苏酸虽孙蓑塌胎坍汤掏特藤梯天挑贴厅通偷凸湍推吞拖挖歪豌汪威瘟' +
  '嗡挝巫昔瞎掀相萧楔薪星兄休墟轩靴勋压焉殃邀椰一茵英哟拥幽迂鸳曰耘匝栽咱赃遭责贼怎增扎摘瞻樟招遮珍蒸芝中舟珠抓拽' +
  '专桩椎谆捉兹鬃邹租钻嘴尊昨'

let known: ReadonlyMap<string, string> | undefined

/** A text by its sound: each common character becomes the first that sounds alike; every other stays as it is. */
export function soundOf(text: string): string {
  known ??= bySound()
  return [...text].map((letter) => known?.get(letter) ?? letter).join('')
}

/** The browser knows the order of GB 2312; only where a sound begins has to be told. */
function bySound(): ReadonlyMap<string, string> {
  const decoder = new TextDecoder('gb18030')
  const firsts = new Set(FIRSTS)
  const sounds = new Map<string, string>()
  let first = ''
  for (let row = 0xb0; row <= 0xd7; row += 1)
    for (let place = 0xa1; place <= (row === 0xd7 ? 0xf9 : 0xfe); place += 1) {
      const letter = decoder.decode(Uint8Array.of(row, place))
      if (firsts.has(letter)) first = letter
      sounds.set(letter, first)
    }
  return sounds
}
