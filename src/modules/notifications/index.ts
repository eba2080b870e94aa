export { notify, type Told } from './notify.ts'
export { countUnread, listNotifications, markRead, type Notification } from './read.ts'
