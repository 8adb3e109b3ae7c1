import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { join } from 'node:path'
import type { DialogTexts } from './dialogTexts'
import type { SaveRequest } from './saveRequest'

const DATA_EXTENSIONS = [
  'leastwise',
  'csv',
  'tsv',
  'txt',
  'dat',
  'xlsx',
  'xls',
  'xlsb',
  'ods',
  'parquet',
  'json',
]

/** Asks which data file to open, or which files as one table; none when the user closes the dialog. */
export async function askForFiles(window: BrowserWindow, texts: DialogTexts): Promise<readonly string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: texts.openTitle,
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: texts.dataFiles, extensions: DATA_EXTENSIONS },
      { name: texts.allFiles, extensions: ['*'] },
    ],
  })
  return answer.canceled ? [] : answer.filePaths
}

/** Asks where to save, beginning in the folder last saved to; null when the user closes the dialog. */
export async function askWhereToSave(
  window: BrowserWindow,
  texts: DialogTexts,
  { suggestedName, format, folder, content }: SaveRequest,
): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: titleOf({ format, content }, texts),
    defaultPath: join(folder ?? app.getPath('documents'), suggestedName),
    filters: [filterOf({ format, content }, texts)],
  })
  return answer.canceled || !answer.filePath ? null : answer.filePath
}

type SavedKind = Pick<SaveRequest, 'format' | 'content'>

function titleOf({ format, content }: SavedKind, texts: DialogTexts): string {
  if (content === 'rows') return texts.saveRows
  if (content === 'report') return texts.saveReport
  if (format === 'csv') return texts.savePredictions
  if (format === 'leastwise') return texts.saveProject
  if (format === 'json') return texts.savePretrained
  return format === 'png' || format === 'svg' ? texts.saveImage : texts.saveReport
}

function filterOf({ format, content }: SavedKind, texts: DialogTexts): FileFilter {
  const names = {
    html: texts.htmlFile,
    pdf: texts.pdfFile,
    png: texts.pngImage,
    svg: texts.svgImage,
    csv: texts.csvFile,
    xlsx: texts.xlsxFile,
    json: content === 'report' ? texts.jsonReport : texts.jsonFile,
    docx: texts.docxFile,
    tex: texts.texFile,
    md: texts.mdFile,
    r: texts.rScript,
    py: texts.pythonScript,
    leastwise: texts.projectFile,
  }
  return { name: names[format], extensions: [format === 'r' ? 'R' : format] }
}

/** Asks what becomes of work that is not saved. */
export async function askBeforeClosing(
  window: BrowserWindow,
  texts: DialogTexts,
  name: string,
): Promise<'save' | 'discard' | 'cancel'> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: texts.unsaved.replace('{name}', () => name),
    detail: texts.unsavedDetail,
    buttons: [texts.save, texts.discard, texts.cancel],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel'
}
