import { words } from '../../../language/words.ts'
import { evaluate, sorted } from '../evaluate.ts'
import type { Task } from '../task.ts'
import { adviseWords } from './advise.ts'
import { type LabelledMessage, labelledWords, readLabelled } from './message.ts'
import { baseCategoryModel, packCategoryModel, unpackCategoryModel } from './model.ts'
import { trainCategory } from './train.ts'

/** `heng dispatch --task category`. */
export const categoryTask: Task = {
  train(lines) {
    const messages = lines.map(readLabelled).filter((message): message is LabelledMessage => message !== undefined)
    const { model, outOfFold } = trainCategory(messages)
    const report = { task: 'category', ...outOfFold, unreadable: lines.length - messages.length }
    return { file: packCategoryModel(model), report }
  },
  evaluate(lines, file) {
    const model = file ? unpackCategoryModel(file) : baseCategoryModel()
    const read = lines.map((line) => {
      const message = readLabelled(line)
      return message && { text: message, label: message.label }
    })
    // The dictionary is read once in the life of a process; it is not what a message costs.
    words('词')
    const { trials, skipped } = sorted<LabelledMessage>(read, model.text.labels)
    return evaluate(
      'category',
      trials,
      (message) => adviseWords(model, labelledWords(message), { reasoned: false }),
      skipped,
    )
  },
}
