/** POST /api/setup/division: the division of a code, if the national list has it. */
export interface DivisionAnswer {
  /** The code as it was understood: digits only. */
  code: string
  found: { name: string; full: string } | null
}

/** One step of the first hour at the desk. */
export interface SetupStep {
  name: 'offices' | 'calendar' | 'norms' | 'people' | 'finish'
  label: string
  done: boolean
}

/** Something to be seen to before the county goes to work. */
export interface SetupCheck {
  name: string
  label: string
  help: string
  done: boolean
  /** The program sees by itself whether it is done. */
  automatic: boolean
  /** The page of the desk on which it is done. */
  page: string | null
}

/** GET /api/admin/setup */
export interface SetupProgress {
  /** none: the county was not set up step by step; open: under way; finished. */
  state: 'none' | 'open' | 'finished'
  steps: SetupStep[]
  checks: SetupCheck[]
}
