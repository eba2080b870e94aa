export { changedDays, type DayChange, longestBreak } from './changed-days.ts'
export { findRedating, listMoves, listRedatings, type Move, type RedatingInfo } from './read.ts'
export { type RedatingContext, resumeRedatings, runRedating, startRedating } from './redate.ts'
