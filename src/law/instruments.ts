/** A law, regulation or local rule that Heng cites. */
export interface Instrument {
  readonly id: string
  /** Title without the book marks. */
  readonly title: string
  /** Year of the version, where versions must be told apart. */
  readonly version?: string
  /** How many articles it has. */
  readonly articles: number
}

/** Every instrument a limit, gate or outcome may cite. */
export const INSTRUMENTS: readonly Instrument[] = [
  { id: 'petition-regulation-2005', title: '信访条例', version: '2005', articles: 51 },
  { id: 'petition-work-regulation-2022', title: '信访工作条例', version: '2022', articles: 50 },
  { id: 'henan-petition-regulation-2012', title: '河南省信访条例', version: '2012', articles: 37 },
  { id: 'foi-regulation-2007', title: '政府信息公开条例', version: '2007', articles: 38 },
  { id: 'foi-regulation-2019', title: '政府信息公开条例', version: '2019', articles: 56 },
  { id: 'reconsideration-law-2017', title: '行政复议法', version: '2017', articles: 43 },
  { id: 'reconsideration-law-2023', title: '行政复议法', version: '2023', articles: 90 },
]

/** The instrument of that id, or nothing. */
export function findInstrument(id: string): Instrument | undefined {
  return INSTRUMENTS.find((instrument) => instrument.id === id)
}
