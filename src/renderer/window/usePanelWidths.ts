import { computed, ref, watch } from 'vue'
import { useSettingsStore } from '../stores/settingsStore'

/** The widths of the side panels: they follow a splitter at once, and the settings where it rests. */
export const usePanelWidths = () => {
  const settings = useSettingsStore()
  const leftWidth = ref(settings.settings.leftWidth)
  const rightWidth = ref(settings.settings.rightWidth)
  const columns = computed(() => ({
    '--left-width': `${leftWidth.value}px`,
    '--right-width': `${rightWidth.value}px`,
  }))

  watch(
    () => settings.settings,
    (kept) => {
      leftWidth.value = kept.leftWidth
      rightWidth.value = kept.rightWidth
    },
  )

  const keepWidth = (key: 'leftWidth' | 'rightWidth', width: number): void =>
    void settings.change({ [key]: width })

  return { leftWidth, rightWidth, columns, keepWidth }
}
