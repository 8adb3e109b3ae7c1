import type { Language } from '@shared/texts/language'

export interface MenuTexts {
  readonly file: string
  readonly open: string
  readonly openRecent: string
  readonly noRecent: string
  readonly samples: string
  readonly saveProject: string
  readonly saveProjectAs: string
  readonly saveWithData: string
  readonly exportHtml: string
  readonly exportPdf: string
  readonly quit: string
  readonly edit: string
  readonly undo: string
  readonly redo: string
  readonly history: string
  readonly cut: string
  readonly copy: string
  readonly paste: string
  readonly selectAll: string
  readonly view: string
  readonly table: string
  readonly fit: string
  readonly residuals: string
  readonly descent: string
  readonly compare: string
  readonly predict: string
  readonly report: string
  readonly zoomIn: string
  readonly zoomOut: string
  readonly actualSize: string
  readonly fullScreen: string
  readonly theme: string
  readonly light: string
  readonly dark: string
  readonly system: string
  readonly help: string
  readonly documentation: string
  readonly selfTest: string
  readonly about: string
}

/** The menu's words. An ampersand precedes the letter that reaches an entry by keyboard. */
export const menuTexts: Readonly<Record<Language, MenuTexts>> = {
  en: {
    file: '&File',
    open: '&Open…',
    openRecent: 'Open &recent',
    noRecent: 'No files yet',
    samples: '&Samples',
    saveProject: '&Save project',
    saveProjectAs: 'Save project &as…',
    saveWithData: 'Save project with the &data in it…',
    exportHtml: 'Export report as &HTML…',
    exportPdf: 'Export report as &PDF…',
    quit: '&Quit',
    edit: '&Edit',
    undo: '&Undo',
    redo: '&Redo',
    history: '&History',
    cut: 'Cu&t',
    copy: '&Copy',
    paste: '&Paste',
    selectAll: 'Select &all',
    view: '&View',
    table: '&Table',
    fit: '&Fit',
    residuals: '&Residuals',
    descent: '&Descent',
    compare: '&Compare',
    predict: 'Pr&edict',
    report: 'Re&port',
    zoomIn: 'Zoom &in',
    zoomOut: 'Zoom &out',
    actualSize: '&Actual size',
    fullScreen: 'F&ull screen',
    theme: 'T&heme',
    light: '&Light',
    dark: '&Dark',
    system: '&System',
    help: '&Help',
    documentation: '&Documentation',
    selfTest: '&Self-test…',
    about: '&About Leastwise',
  },
  zh: {
    file: '文件(&F)',
    open: '打开(&O)…',
    openRecent: '最近打开(&R)',
    noRecent: '暂无文件',
    samples: '示例数据(&S)',
    saveProject: '保存项目(&S)',
    saveProjectAs: '项目另存为(&A)…',
    saveWithData: '保存项目并嵌入数据(&D)…',
    exportHtml: '将报告导出为 &HTML…',
    exportPdf: '将报告导出为 &PDF…',
    quit: '退出(&Q)',
    edit: '编辑(&E)',
    undo: '撤销(&U)',
    redo: '重做(&R)',
    history: '历史(&H)',
    cut: '剪切(&T)',
    copy: '复制(&C)',
    paste: '粘贴(&P)',
    selectAll: '全选(&A)',
    view: '视图(&V)',
    table: '数据表(&T)',
    fit: '拟合(&F)',
    residuals: '残差(&R)',
    descent: '梯度下降(&D)',
    compare: '比较(&C)',
    predict: '预测(&E)',
    report: '报告(&P)',
    zoomIn: '放大(&I)',
    zoomOut: '缩小(&O)',
    actualSize: '实际大小(&A)',
    fullScreen: '全屏(&U)',
    theme: '主题(&H)',
    light: '浅色(&L)',
    dark: '深色(&D)',
    system: '跟随系统(&S)',
    help: '帮助(&H)',
    documentation: '文档(&D)',
    selfTest: '自检(&S)…',
    about: '关于 Leastwise(&A)',
  },
}
