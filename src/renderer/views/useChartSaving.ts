import { useSavedNotice } from '../window/useSavedNotice'

/** Saves a chart's picture where the user says, and tells where it went. */
export const useChartSaving = () => {
  const tellSaved = useSavedNotice()
  return async (picture: {
    readonly suggestedName: string
    readonly png: Uint8Array<ArrayBuffer>
  }): Promise<void> => tellSaved(await window.leastwise.main.saveImage(picture))
}
