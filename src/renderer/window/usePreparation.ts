import { onMounted, ref } from 'vue'

/** How long the start page has the machine to itself. */
const PREPARE_AFTER = 400

/** True once the work area may be built, unseen, while the user still chooses a file: the file is on screen the sooner. */
export const usePreparation = () => {
  const prepared = ref(false)
  onMounted(() => setTimeout(() => requestIdleCallback(() => (prepared.value = true)), PREPARE_AFTER))
  return prepared
}
