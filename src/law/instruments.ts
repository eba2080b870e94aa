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
]

/** The instrument of that id, or nothing. */
export function findInstrument(id: string): Instrument | undefined {
  return INSTRUMENTS.find((instrument) => instrument.id === id)
}
