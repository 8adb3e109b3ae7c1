import { contextBridge, ipcRenderer } from 'electron'
import type { Bridge } from '@shared/contract/bridge'
import { ENGINE_PORT_MESSAGE } from '@shared/contract/bridge'
import {
  ENGINE_PORT_CHANNEL,
  LISTEN_FOR_ENGINE_CHANNEL,
  MAIN_EVENT_CHANNEL,
  mainChannel,
  STYLE_NONCE_ARGUMENT,
  SYSTEM_LANGUAGE_ARGUMENT,
} from '@shared/contract/channels'
import type { MainApi, MainEvent, MainMethod } from '@shared/contract/mainApi'
import { grantDroppedFiles } from './grantDroppedFiles'

/** The compiler asks for each method; at run time the names are all that is needed. */
const methods: { readonly [M in MainMethod]: true } = {
  chooseFile: true,
  listSamples: true,
  openSample: true,
  listRecent: true,
  openRecent: true,
  takePendingFile: true,
  paste: true,
  keepPasted: true,
  watchFiles: true,
  noteOpening: true,
  rememberImport: true,
  readSettings: true,
  changeSettings: true,
  exportReport: true,
  exportPredictions: true,
  chooseTarget: true,
  saveImage: true,
  saveFigure: true,
  savePretrained: true,
  openPretrained: true,
  openProject: true,
  allowProjectFile: true,
  locateProjectFile: true,
  adoptProject: true,
  detachProject: true,
  saveProject: true,
  noteJournal: true,
  listLeft: true,
  recoverLeft: true,
  declineLeft: true,
  tellWork: true,
  closeWindow: true,
  revealFile: true,
}

const main = Object.fromEntries(
  Object.keys(methods).map((method) => [
    method,
    (request: unknown): Promise<unknown> => ipcRenderer.invoke(mainChannel(method as MainMethod), request),
  ]),
) as unknown as MainApi

const bridge: Bridge = {
  main,
  grantDroppedFiles,
  onMainEvent: (listener) => {
    const receive = (_event: unknown, event: MainEvent): void => listener(event)
    ipcRenderer.on(MAIN_EVENT_CHANNEL, receive)
    return () => void ipcRenderer.removeListener(MAIN_EVENT_CHANNEL, receive)
  },
  listenForEnginePort: () => ipcRenderer.send(LISTEN_FOR_ENGINE_CHANNEL),
  styleNonce: argument(STYLE_NONCE_ARGUMENT),
  platform: process.platform,
  systemLanguage: argument(SYSTEM_LANGUAGE_ARGUMENT),
}

ipcRenderer.on(ENGINE_PORT_CHANNEL, (event) => window.postMessage(ENGINE_PORT_MESSAGE, '*', event.ports))
contextBridge.exposeInMainWorld('leastwise', bridge)

function argument(prefix: string): string {
  return process.argv.find((given) => given.startsWith(prefix))?.slice(prefix.length) ?? ''
}
