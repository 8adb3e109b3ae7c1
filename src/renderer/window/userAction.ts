const ACTIONS = ['scroll', 'wheel', 'keydown', 'pointerdown', 'input'] as const

/** Calls `act` whenever the user does something to any part of the window, or a part of it scrolls. */
export const onUserAction = (act: () => void): void => {
  for (const action of ACTIONS) window.addEventListener(action, act, { capture: true, passive: true })
}
