import type { MainMethod } from './mainApi'

/** Names of the channels between preload and main. */
export const mainChannel = (method: MainMethod): string => `leastwise:main:${method}`
export const DROPPED_FILE_CHANNEL = 'leastwise:dropped-file'
export const MAIN_EVENT_CHANNEL = 'leastwise:event'
export const LISTEN_FOR_ENGINE_CHANNEL = 'leastwise:listen-for-engine'
export const ENGINE_PORT_CHANNEL = 'leastwise:engine-port'

/** Arguments by which main tells preload what it must know before the page runs. */
export const STYLE_NONCE_ARGUMENT = '--leastwise-style-nonce='
export const SYSTEM_LANGUAGE_ARGUMENT = '--leastwise-system-language='
