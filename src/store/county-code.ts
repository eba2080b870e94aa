const COUNTY_CODE = /^\d{6}(\d{3}|\d{6})?$/

/** Whether the text is an administrative division code: 6 digits (county), 9 (township) or 12 (village). */
export function isCountyCode(text: string): boolean {
  return COUNTY_CODE.test(text)
}
