export { changeYears, type PlannedYears, planYears } from './change-years.ts'
export { changedDays, type DayChange } from './changed-days.ts'
export { findRedating, listMoves, listRedatings, type Move, type RedatingInfo } from './read.ts'
export { type RedatingContext, resumeRedatings, runRedating, startRedating } from './redate.ts'
