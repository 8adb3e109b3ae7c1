import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'

/** What a dropped file becomes: the data, or in an element with `data-drop-zone="new-rows"` the rows to predict. */
export type DropZone = 'data' | 'new-rows'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

const zoneOf = ({ target }: DragEvent): DropZone =>
  target instanceof Element && target.closest('[data-drop-zone="new-rows"]') ? 'new-rows' : 'data'

/** Lets files be dropped anywhere on the window; answers over what one is being held, null when none is. */
export const useFileDrop = (take: (file: Result<FileGrant>, zone: DropZone) => void) => {
  const over = shallowRef<DropZone | null>(null)

  const dragOver = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    over.value = zoneOf(event)
  }
  const dragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) over.value = null
  }
  const drop = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    over.value = null
    const files = [...(event.dataTransfer?.files ?? [])]
    const zone = zoneOf(event)
    const wanted = zone === 'new-rows' ? files.slice(0, 1) : files
    if (files.length > 0) {
      void window.leastwise.grantDroppedFiles(wanted).then((granted) => take(granted, zone))
    }
  }

  onMounted(() => {
    window.addEventListener('dragover', dragOver)
    window.addEventListener('dragleave', dragLeave)
    window.addEventListener('drop', drop)
  })
  onBeforeUnmount(() => {
    window.removeEventListener('dragover', dragOver)
    window.removeEventListener('dragleave', dragLeave)
    window.removeEventListener('drop', drop)
  })
  return over
}
