import { computed } from 'vue'
import { useText } from '../locales/messages'
import { usePlotStore } from '../stores/plotStore'

/** What is said of rows whose flags are not all known yet; empty where they are. */
export const useAwaitedNote = () => {
  const plots = usePlotStore()
  const { text } = useText()

  const rules = computed(() => plots.awaitedFlags.map((name) => text(`terms.${name}`)).join(', '))
  const said = (share: number | null): string => {
    if (rules.value === '') return ''
    const percent = share === null ? '' : ` ${Math.floor(100 * share)} %`
    return plots.awaitingStopped
      ? text('flagging.notComputed', { rules: rules.value })
      : text('flagging.computing', { rules: rules.value }) + percent
  }

  return {
    /** Of a row. */
    note: computed(() => said(null)),
    /** With the share that is done, for where one looks on. */
    progress: computed(() => said(plots.awaitedShare)),
  }
}
