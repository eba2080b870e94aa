import { qualityOf } from '../../../language/metrics.ts'
import { evaluate, sorted } from '../evaluate.ts'
import type { Task } from '../task.ts'
import { adviseDepartment } from './advise.ts'
import { type LabelledMessage, readLabelled, STRONG } from './message.ts'
import { baseDepartmentModel, packDepartmentModel, unpackDepartmentModel } from './model.ts'
import { trainDepartment } from './train.ts'

/** `heng dispatch --task department`. Rows whose label is not sure train, but do not judge. */
export const departmentTask: Task = {
  train(lines) {
    const messages = lines.map(readLabelled).filter((message): message is LabelledMessage => message !== undefined)
    const { model, outOfFold } = trainDepartment(messages)
    const report = { task: 'department', ...outOfFold, unreadable: lines.length - messages.length }
    return { file: packDepartmentModel(model), report }
  },
  evaluate(lines, file) {
    const model = file ? unpackDepartmentModel(file) : baseDepartmentModel()
    const read = lines.map((line) => {
      const message = readLabelled(line)
      return message && { text: message, label: message.label }
    })
    const { trials, skipped } = sorted<LabelledMessage>(read, model.labels)
    const strong = trials.filter(({ text }) => text.confidence >= STRONG)
    const advise = (message: LabelledMessage) => adviseDepartment(model, message, false)
    const every = trials.map(({ text, label }) => ({ truth: label, ...advise(text) }))
    const { n, accuracy, top3, macroF1, ece } = qualityOf(every)
    return {
      ...evaluate('department', strong, advise, skipped),
      everyRow: { n, accuracy, top3, macroF1, ece },
    }
  },
}
