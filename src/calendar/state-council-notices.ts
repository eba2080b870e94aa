/**
 * Numbers of the State Council General Office's yearly notices (国办发明电), by the
 * year in their title. A year that is absent is named without a number.
 */
const NUMBERS: Readonly<Record<number, string>> = {
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
}

/** Notices that changed single days of a year already announced. */
const AMENDMENTS = [
  {
    from: '2020-01-31',
    to: '2020-02-02',
    notice: '国务院办公厅关于延长2020年春节假期的通知（国办发明电〔2020〕1号）',
  },
] as const

/**
 * Title and number of the notice that a holiday or make-up day rests on. New
 * Year's days that fall in December rest on the notice of the year they begin.
 */
export function noticeOf(day: string, holiday: string): string {
  const amendment = AMENDMENTS.find(({ from, to }) => from <= day && day <= to)
  if (amendment) return amendment.notice
  const year = Number(day.slice(0, 4)) + (day.slice(5, 7) === '12' && holiday === '元旦' ? 1 : 0)
  const number = NUMBERS[year]
  return `国务院办公厅关于${year}年部分节假日安排的通知${number ? `（${number}）` : ''}`
}
