/** Kinds of places, as people call them. */
export const PLACE_KINDS: Readonly<Record<string, string>> = {
  area: '区域',
  township: '乡镇',
  village: '村',
  community: '社区',
  estate: '小区',
  road: '道路',
  school: '学校',
  hospital: '医院',
  market: '市场',
  station: '车站',
  park: '公园',
  water: '河湖',
  works: '工程',
}
