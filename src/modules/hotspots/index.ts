export { type BCubed, bCubed } from './b-cubed.ts'
export {
  type DecisionContext,
  dismissHotspot,
  mergeHotspots,
  noteHandedOn,
  renameHotspot,
  reopenHotspot,
  splitHotspot,
} from './decide.ts'
export { eventName, onePlace } from './event-name.ts'
export { type Change, Grouper, type Joined } from './grouper.ts'
export { type Gathering, growthOf, heat, Votes } from './heat.ts'
export { HotspotKeeper, type KeeperContext } from './keeper.ts'
