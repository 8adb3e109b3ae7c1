import { app, dialog, type BrowserWindow, type FileFilter } from 'electron'
import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { WorkState } from '@shared/contract/projectApi'
import type { DialogTexts } from './dialogTexts'
import type { SaveRequest } from './saveRequest'
import { withEnding } from './withEnding'

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

/**
 * Asks where to save, beginning in the folder last saved to; null when the user closes the dialog. A file that is there already is replaced when
 * the user says so: on Linux the system does not ask, and nowhere does it know of an ending that is added afterwards.
 */
export async function askWhereToSave(
  window: BrowserWindow,
  texts: DialogTexts,
  { suggestedName, format, folder, content }: SaveRequest,
): Promise<string | null> {
  let defaultPath = join(folder ?? app.getPath('documents'), suggestedName)
  for (;;) {
    const answer = await dialog.showSaveDialog(window, {
      title: titleOf({ format, content }, texts),
      defaultPath,
      filters: [filterOf({ format, content }, texts)],
    })
    if (answer.canceled || !answer.filePath) return null
    const path = withEnding(answer.filePath, format)
    const wasAsked = process.platform !== 'linux' && path === answer.filePath
    if (wasAsked || !(await isFile(path)) || (await mayReplace(window, texts, path))) return path
    defaultPath = path
  }
}

/** What is not a file, a device for instance, is not replaced. */
async function isFile(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}

async function mayReplace(window: BrowserWindow, texts: DialogTexts, path: string): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: texts.replace.replace('{name}', () => basename(path)),
    detail: texts.replaceDetail,
    buttons: [texts.replaceIt, texts.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  return response === 0
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
  { name, unsaved, goneBack }: WorkState,
): Promise<'save' | 'discard' | 'cancel'> {
  const [message, detail] = unsaved
    ? [texts.unsaved, texts.unsavedDetail]
    : [texts.goneBack, texts.goneBackDetail.replace('{count}', String(goneBack))]
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: message.replace('{name}', () => name || texts.untitled),
    detail,
    buttons: [texts.save, texts.discard, texts.cancel],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['save', 'discard', 'cancel'] as const)[response] ?? 'cancel'
}
