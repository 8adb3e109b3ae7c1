import { ENGINE_PORT_MESSAGE, type Bridge } from '@shared/contract/bridge'
import { EngineClient } from './engineClient'

/** The window's one connection to the engine. */
export const engine = new EngineClient()

/** Lets the client take each port that preload hands over, now and after every restart of the engine. */
export const listenForEngine = (bridge: Bridge): void => {
  window.addEventListener('message', (event) => {
    const port = event.ports[0]
    if (event.source === window && event.data === ENGINE_PORT_MESSAGE && port) engine.connect(port)
  })
  bridge.listenForEnginePort()
}
