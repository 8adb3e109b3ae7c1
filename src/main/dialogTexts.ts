import type { Language } from '@shared/texts/language'

export interface DialogTexts {
  readonly openTitle: string
  readonly saveReport: string
  readonly saveImage: string
  readonly savePredictions: string
  readonly saveRows: string
  readonly savePretrained: string
  readonly saveProject: string
  readonly projectFile: string
  readonly untitled: string
  /** What cells from the clipboard are called, before the time. */
  readonly pasted: string
  readonly unsaved: string
  readonly unsavedDetail: string
  readonly goneBack: string
  readonly goneBackDetail: string
  readonly save: string
  readonly discard: string
  readonly cancel: string
  readonly replace: string
  readonly replaceDetail: string
  readonly replaceIt: string
  readonly jsonFile: string
  readonly dataFiles: string
  readonly allFiles: string
  readonly htmlFile: string
  readonly pdfFile: string
  readonly pngImage: string
  readonly svgImage: string
  readonly csvFile: string
  readonly xlsxFile: string
  readonly docxFile: string
  readonly texFile: string
  readonly mdFile: string
  readonly jsonReport: string
  readonly rScript: string
  readonly pythonScript: string
  /** Put behind the data's name: `cars report.html`. */
  readonly reportName: string
}

export const dialogTexts: Readonly<Record<Language, DialogTexts>> = {
  en: {
    openTitle: 'Open data',
    saveReport: 'Save report',
    saveImage: 'Save image',
    savePredictions: 'Save predictions',
    saveRows: 'Export rows',
    savePretrained: 'Save the pre-trained model',
    saveProject: 'Save project',
    projectFile: 'Leastwise project',
    untitled: 'Untitled',
    pasted: 'pasted',
    unsaved: 'Save the changes to “{name}”?',
    unsavedDetail: 'Without saving, they are gone.',
    goneBack: 'Save the history of “{name}”?',
    goneBackDetail:
      'The work is as it was saved. Changes that you went back from are in its history alone: {count}. Without saving, they are gone.',
    save: 'Save',
    discard: 'Do not save',
    cancel: 'Cancel',
    replace: '“{name}” is there already. Replace it?',
    replaceDetail: 'What it holds now is gone then.',
    replaceIt: 'Replace',
    jsonFile: 'Pre-trained model (JSON)',
    dataFiles: 'Data files',
    allFiles: 'All files',
    htmlFile: 'Web page',
    pdfFile: 'PDF document',
    pngImage: 'PNG image',
    svgImage: 'SVG drawing',
    csvFile: 'CSV table',
    xlsxFile: 'Excel workbook',
    docxFile: 'Word document',
    texFile: 'LaTeX document',
    mdFile: 'Markdown text',
    jsonReport: 'Report (JSON)',
    rScript: 'R script',
    pythonScript: 'Python script',
    reportName: 'report',
  },
  zh: {
    openTitle: '打开数据',
    saveReport: '保存报告',
    saveImage: '保存图像',
    savePredictions: '保存预测值',
    saveRows: '导出行',
    savePretrained: '保存预训练模型',
    saveProject: '保存项目',
    projectFile: 'Leastwise 项目',
    untitled: '未命名',
    pasted: '粘贴',
    unsaved: '要保存对“{name}”的更改吗？',
    unsavedDetail: '不保存则更改会丢失。',
    goneBack: '要保存“{name}”的历史记录吗？',
    goneBackDetail: '当前的工作与保存时相同。您撤回的更改只在历史记录中：{count} 项。不保存就会丢失。',
    save: '保存',
    discard: '不保存',
    cancel: '取消',
    replace: '“{name}”已存在。要替换吗？',
    replaceDetail: '其现有内容将会丢失。',
    replaceIt: '替换',
    jsonFile: '预训练模型（JSON）',
    dataFiles: '数据文件',
    allFiles: '所有文件',
    htmlFile: '网页',
    pdfFile: 'PDF 文档',
    pngImage: 'PNG 图像',
    svgImage: 'SVG 矢量图',
    csvFile: 'CSV 表格',
    xlsxFile: 'Excel 工作簿',
    docxFile: 'Word 文档',
    texFile: 'LaTeX 文档',
    mdFile: 'Markdown 文本',
    jsonReport: '报告（JSON）',
    rScript: 'R 脚本',
    pythonScript: 'Python 脚本',
    reportName: '报告',
  },
}
