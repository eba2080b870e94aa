export {
  defaultMail,
  kindLabel,
  MAILED_KINDS,
  type Mailing,
  type NotificationKind,
  tellsNothingOfCitizens,
} from './kinds.ts'
export { notify, type Told } from './notify.ts'
export { countUnread, listNotifications, markRead, type Notification } from './read.ts'
