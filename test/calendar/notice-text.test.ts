import { describe, expect, test } from 'vitest'
import { readNotice } from '../../src/calendar/notice-text.ts'
import { addDays, plainDate } from '../../src/calendar/plain-date.ts'
import { nationalCalendar, withYears } from '../../src/calendar/working-calendar.ts'

const NOTICES: Readonly<Record<number, string>> = {
  2019: `一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。
二、春节：2月4日至10日放假调休，共7天。2月2日（星期六）、2月3日（星期日）上班。
三、清明节：4月5日放假，与周末连休。
四、劳动节：5月1日至4日放假调休，共4天。4月28日（星期日）、5月5日（星期日）上班。
五、端午节：6月7日放假，与周末连休。
六、中秋节：9月13日放假，与周末连休。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2024: `一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  2026: `国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
　　一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
　　二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
　　三、清明节：4月4日（周六）至6日（周一）放假，共3天。
　　四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
　　五、端午节：6月19日（周五）至21日（周日）放假，共3天。
　　六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
　　七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
　　节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。`,
}

const NOTHING = { holidays: [], makeupDays: [] }

describe('the text of a notice', () => {
  test.each(Object.keys(NOTICES).map(Number))('of %i gives the days that were worked', (year) => {
    const read = readNotice(NOTICES[year] ?? '', { year, known: NOTHING })
    expect(read.faults).toEqual([])
    const calendar = withYears(nationalCalendar, [{ year, ...read, notice: '通知' }])
    const differing = Array.from({ length: 365 }, (_, at) => addDays(plainDate(`${year}-01-01`), at)).filter(
      (on) => calendar.isWorkingDay(on) !== nationalCalendar.isWorkingDay(on),
    )
    expect(differing).toEqual([])
  })

  test('gives title and number, however the lines fell', () => {
    const { notice } = readNotice(NOTICES[2026] ?? '', { year: 2026, known: NOTHING })
    expect(notice).toBe('国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）')
    const joined = (NOTICES[2026] ?? '').replaceAll('\n', '')
    const read = readNotice(joined, { year: 2026, known: NOTHING })
    expect([read.faults, read.holidays.length, read.makeupDays.length]).toEqual([[], 33, 6])
    expect(read.notice).toBe(notice)
  })

  test('begins the New Year in December where it says so', () => {
    const { holidays, makeupDays } = readNotice(NOTICES[2019] ?? '', { year: 2019, known: NOTHING })
    expect(holidays.slice(0, 3).map(({ on }) => on)).toEqual(['2018-12-30', '2018-12-31', '2019-01-01'])
    expect(makeupDays[0]).toEqual({ on: '2018-12-29', name: '元旦' })
    const read = readNotice('元旦：12月30日至1月1日放假，共3天。', { year: 2027, known: NOTHING })
    expect(read.holidays.map(({ on }) => on)).toEqual(['2026-12-30', '2026-12-31', '2027-01-01'])
  })

  test('that makes a holiday longer is the year as it stands afterwards', () => {
    const name = '春节'
    const known = {
      holidays: ['2020-01-29', '2020-01-30'].map((on) => ({ on, name })),
      makeupDays: ['2020-01-19', '2020-02-01'].map((on) => ({ on, name })),
    }
    const text = '一、延长2020年春节假期至2月2日（农历正月初九、星期日），2月3日（星期一）起正常上班。'
    const read = readNotice(text, { year: 2020, known })
    expect(read.faults).toEqual([])
    expect(read.holidays.map(({ on }) => on)).toEqual([
      '2020-01-29',
      '2020-01-30',
      '2020-01-31',
      '2020-02-01',
      '2020-02-02',
    ])
    expect(read.makeupDays.map(({ on }) => on)).toEqual(['2020-01-19'])
    expect(readNotice(text, { year: 2020, known: NOTHING }).faults[0]).toContain('请先录入全年安排')
  })

  test('is not believed where it contradicts itself or the calendar', () => {
    const faults = (text: string) => readNotice(text, { year: 2026, known: NOTHING }).faults.join('\n')
    expect(faults('元旦：1月1日至3日放假调休，共4天。')).toContain('通知写共4天，读到 3 天')
    expect(faults('元旦：1月1日至3日放假，共3天。1月4日（星期六）上班。')).toContain(
      '2026-01-04 是星期日，通知写星期六',
    )
    expect(faults('春节：2月30日放假。')).toContain('没有 2026-02-30 这一天')
    expect(faults('元旦：1月3日至1日放假。')).toContain('起止不对')
    expect(faults('元旦：1月1日放假。1月1日上班。')).toContain('既放假又上班')
    expect(faults('国务院办公厅关于2027年部分节假日安排的通知\n元旦：1月1日放假。')).toContain('这是2027年的通知')
    expect(faults('请各单位遵照执行。')).toContain('没有读到放假的日子')
  })
})
