import { ipcMain, type IpcMainEvent, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { isAbsolute } from 'node:path'
import { DROPPED_FILE_CHANNEL, LISTEN_FOR_ENGINE_CHANNEL, mainChannel } from '@shared/contract/channels'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'
import { fail, ok } from '@shared/outcome/result'
import { answerMainRequest, mainMethods, type MainHandlers } from './mainDoor'

export interface IpcParts {
  readonly handlers: MainHandlers
  /** The window's page, and where it may have come from. */
  window(): WebContents | null
  readonly pageUrl: string
  openDropped(paths: readonly [string, ...string[]]): Promise<FileGrant>
  connectEngine(contents: WebContents): void
}

/** Opens main's doors to the window. Only the main frame of the program's own page is answered. */
export function registerIpc(parts: IpcParts): void {
  for (const method of mainMethods) {
    ipcMain.handle(mainChannel(method), (event, argument: unknown) =>
      isOurs(event, parts) ? answerMainRequest(parts.handlers, method, argument) : refused,
    )
  }
  ipcMain.handle(DROPPED_FILE_CHANNEL, async (event, paths: unknown): Promise<Result<FileGrant>> => {
    return arePaths(paths) && isOurs(event, parts) ? ok(await parts.openDropped(paths)) : refused
  })
  ipcMain.on(LISTEN_FOR_ENGINE_CHANNEL, (event) => {
    if (isOurs(event, parts)) parts.connectEngine(event.sender)
  })
}

const MOST_DROPPED = 1000

const arePaths = (paths: unknown): paths is [string, ...string[]] =>
  Array.isArray(paths) && paths.length > 0 && paths.length <= MOST_DROPPED && paths.every(isPath)

const isPath = (path: unknown): boolean =>
  typeof path === 'string' && isAbsolute(path) && !path.includes('\0')

const refused: Result<never> = fail({ code: 'not-granted' })

function isOurs(event: IpcMainInvokeEvent | IpcMainEvent, parts: IpcParts): boolean {
  const contents = parts.window()
  if (contents === null || event.sender !== contents || event.senderFrame !== contents.mainFrame) return false
  return event.senderFrame.url.split(/[?#]/)[0] === parts.pageUrl
}
