import { onMounted, ref } from 'vue'

/** How long the start page has the machine to itself. */
const PREPARE_AFTER = 400

/**
 * True once the work area may be built, unseen, while the user still chooses a file: the file is on screen the sooner. What the next
 * dialog is made of is fetched then, too.
 */
export const usePreparation = (fetchDialog: () => Promise<unknown>) => {
  const prepared = ref(false)
  const prepare = (): void => {
    prepared.value = true
    requestIdleCallback(() => void fetchDialog())
  }
  onMounted(() => setTimeout(() => requestIdleCallback(prepare), PREPARE_AFTER))
  return prepared
}
