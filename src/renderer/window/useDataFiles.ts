import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'
import { usePredictionStore } from '../stores/predictionStore'
import { useProjectStore } from '../stores/projectStore'
import { useTableStore } from '../stores/tableStore'
import { useFileDrop } from './useFileDrop'
import { usePaste } from './usePaste'

/** The ways in which a file comes into the window: chosen, dropped, or handed over from outside. */
export const useDataFiles = () => {
  const tables = useTableStore()
  const predictions = usePredictionStore()
  const projects = useProjectStore()

  const take = (file: Result<FileGrant | null>): void => {
    if (file.ok && file.value?.project) void projects.open(file.value)
    else void tables.open(file)
  }
  const dropping = useFileDrop((file, zone) =>
    zone === 'new-rows' ? predictions.takeFile(file) : take(file),
  )

  const paste = usePaste(take)

  return {
    take,
    /** Takes the cells that the clipboard holds. */
    paste,
    /** What a file held over the window would become; null when none is. */
    dropping,
    choose: async (): Promise<void> => take(await window.leastwise.main.chooseFile({})),
    takePending: async (): Promise<void> => take(await window.leastwise.main.takePendingFile({})),
  }
}
