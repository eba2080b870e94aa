export { type Ending, replacePrecedent, withdrawPrecedent } from './end.ts'
export { keepPrecedent } from './keep.ts'
export { type Precedent, PrecedentIndex, readPrecedents } from './precedent-index.ts'
