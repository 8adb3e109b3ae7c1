import { onBeforeUnmount, onMounted, shallowRef } from 'vue'
import type { FileGrant } from '@shared/contract/mainApi'
import type { Result } from '@shared/outcome/result'

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** Lets a file be dropped anywhere on the window; answers whether one is being held over it. */
export const useFileDrop = (take: (file: Result<FileGrant>) => void) => {
  const over = shallowRef(false)

  const dragOver = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    over.value = true
  }
  const dragLeave = (event: DragEvent): void => {
    if (event.relatedTarget === null) over.value = false
  }
  const drop = (event: DragEvent): void => {
    if (!carriesFiles(event)) return
    event.preventDefault()
    over.value = false
    const file = event.dataTransfer?.files[0]
    if (file) void window.leastwise.grantDroppedFile(file).then(take)
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
