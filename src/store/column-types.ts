import pg from 'pg'

const { builtins } = pg.types
// pg's types know scalars only.
const getTypeParser = pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => (text: string) => unknown
const TEXT_ARRAY = 1009
const DATE_ARRAY = 1182
const INT8_ARRAY = 1016

const parseTextArray = getTypeParser(TEXT_ARRAY) as (text: string) => (string | null)[]

function parseInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 ${text} does not fit a JavaScript number`)
  return value
}

const PARSERS = new Map<number, (text: string) => unknown>([
  // A date has no hour and no zone: it stays 'YYYY-MM-DD'.
  [builtins.DATE, (text) => text],
  [builtins.INT8, parseInt8],
  [DATE_ARRAY, parseTextArray],
  [INT8_ARRAY, (text) => parseTextArray(text).map((item) => (item === null ? null : parseInt8(item)))],
])

/** How columns reach JavaScript: date → 'YYYY-MM-DD', int8 → number, timestamptz → Date. */
export const columnTypes: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && PARSERS.get(oid)) || getTypeParser(oid, format)) as pg.CustomTypesConfig['getTypeParser'],
}
