import { parentPort, workerData } from 'node:worker_threads'
import { type Training, train } from './training.ts'

// Training takes seconds of processor time: in a thread of its own nobody's request waits for it.
parentPort?.postMessage(train(workerData as Training))
