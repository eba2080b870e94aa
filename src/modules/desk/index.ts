export {
  DRAFT_DAYS,
  type Draft,
  type DraftKey,
  forgetDraft,
  listDrafts,
  readDraft,
  saveDraft,
  sweepDrafts,
} from './drafts.ts'
export { deletePhrase, insertPhrase, listPhrases, type Phrase, type PhraseText, updatePhrase } from './phrases.ts'
export {
  lookedAt,
  PREFERENCE_CHANGE,
  type Preferences,
  preferencesOf,
  readPreferences,
  writePreferences,
} from './preferences.ts'
export { deleteView, insertView, listViews, type SavedView } from './views.ts'
