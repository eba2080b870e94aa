export { countyPlaces } from './county-places.ts'
