import { parentPort } from 'node:worker_threads'
import type { Result } from '@shared/outcome/result'
import { fail } from '@shared/outcome/result'
import { createFitDesk } from './fitDesk'
import type { FitThreadMethod, FromFitThread, ModelTask, ToFitThread } from './fitThreadApi'
import { giveBackMemory } from './giveBackMemory'
import { thrownError } from './thrownError'
import { throttleProgress } from './throttle'
import { warmUp } from './warmUp'

/** An MM-estimate of so many rows takes less than it takes a person to notice; of more, others would wait for it. */
const ROWS_AT_ONCE = 500

/** Entry of the fit thread: takes one question after the other. No native code runs here, so it can be ended at any time. */
const desk = createFitDesk({ rowsAtOnce: ROWS_AT_ONCE })

/** After these nothing here refers to the columns any more. */
const lettingGo: ReadonlySet<FitThreadMethod> = new Set(['forget', 'robustResiduals'])
/** Of the columns that came last. */
let cells = 0

parentPort?.on('message', (message: ToFitThread) => {
  const send = (answer: FromFitThread): void => parentPort?.postMessage(answer)
  try {
    send({ kind: 'reply', id: message.id, result: answer(message, send) })
    if (lettingGo.has(message.method)) giveBackMemory(cells)
  } catch (thrown) {
    send({ kind: 'reply', id: message.id, result: fail(thrownError(thrown)) })
  }
})

function answer(
  { id, method, request }: ToFitThread,
  send: (message: FromFitThread) => void,
): Result<unknown> {
  if (method === 'fit' || method === 'robustResiduals') cells = cellsOf(request as ModelTask)
  const onProgress = throttleProgress((progress) => send({ kind: 'progress', id, progress }))
  const handlers = desk as unknown as Record<
    typeof method,
    (request: unknown, tell: typeof onProgress) => Result<unknown>
  >
  return handlers[method](request, onProgress)
}

const cellsOf = ({ columns, rowCount }: ModelTask): number => columns.length * rowCount

warmUp()
