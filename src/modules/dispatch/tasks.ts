import { categoryTask } from './category/task.ts'
import { departmentTask } from './department/task.ts'
import type { Task } from './task.ts'

/** What `heng dispatch --task` offers. */
export const TASKS: Readonly<Record<string, Task>> = {
  category: categoryTask,
  department: departmentTask,
}
