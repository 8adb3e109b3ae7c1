import { parentPort } from 'node:worker_threads'
import { fail } from '@shared/outcome/result'
import { WorkbookHere } from './workbookHere'
import type { FromWorkbookThread, ToWorkbookThread } from './workbookMessages'

/** Entry of the thread that reads a workbook. It runs no native code of its own, so it can be ended at any time. */
const workbook = new WorkbookHere()

parentPort?.on('message', (message: ToWorkbookThread) => void answer(message))

async function answer(message: ToWorkbookThread): Promise<void> {
  const send = (reply: FromWorkbookThread): void => parentPort?.postMessage(reply)
  try {
    const result =
      message.kind === 'open'
        ? await workbook.open(message.path, message.bytes)
        : await workbook.read(message.request, {
            onProgress: (progress) => send({ kind: 'progress', progress }),
          })
    send({ kind: 'answer', result })
  } catch (thrown) {
    send({ kind: 'answer', result: fail({ code: 'internal', detail: (thrown as Error).message }) })
  }
}
