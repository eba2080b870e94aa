export { type BCubed, bCubed } from './b-cubed.ts'
export { eventName, onePlace } from './event-name.ts'
export { type Change, Grouper, type Joined } from './grouper.ts'
export { type Gathering, growthOf, heat, Votes } from './heat.ts'
