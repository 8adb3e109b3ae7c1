import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { MenuCommand, RecentFile, SampleFile, Settings } from '@shared/contract/mainApi'
import { tabs } from '@shared/document/analysisDocument'
import type { MenuTexts } from './menuTexts'

export interface MenuParts {
  readonly texts: MenuTexts
  readonly theme: Settings['theme']
  readonly recent: readonly RecentFile[]
  readonly samples: readonly SampleFile[]
  command(command: MenuCommand): void
  openRecent(id: string): void
  openSample(name: string): void
  chooseTheme(theme: Settings['theme']): void
}

/** Builds the menu anew; called whenever its words, its files or the theme change. */
export function showMenu(parts: MenuParts): void {
  const menus = [fileMenu(parts), editMenu(parts), viewMenu(parts), helpMenu(parts)]
  const template = process.platform === 'darwin' ? [{ role: 'appMenu' as const }, ...menus] : menus
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

function fileMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { texts } = parts
  return {
    label: texts.file,
    submenu: [
      { ...commandItem(parts, texts.open, 'open'), accelerator: 'CmdOrCtrl+O' },
      { label: texts.openRecent, submenu: recentItems(parts) },
      { label: texts.samples, submenu: sampleItems(parts) },
      { type: 'separator' },
      {
        ...commandItem(parts, texts.saveProject, 'save-project'),
        accelerator: 'CmdOrCtrl+S',
        registerAccelerator: false,
      },
      {
        ...commandItem(parts, texts.saveProjectAs, 'save-project-as'),
        accelerator: 'CmdOrCtrl+Shift+S',
        registerAccelerator: false,
      },
      commandItem(parts, texts.saveWithData, 'save-project-with-data'),
      { type: 'separator' },
      commandItem(parts, texts.exportHtml, 'export-html'),
      commandItem(parts, texts.exportPdf, 'export-pdf'),
      { type: 'separator' },
      { role: 'quit', label: texts.quit },
    ],
  }
}

function editMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { texts } = parts
  return {
    label: texts.edit,
    submenu: [
      // Commands, not roles, and keys that the page gets first: it takes typing back where the focus is in a text field,
      // and a step of the analysis elsewhere.
      { ...commandItem(parts, texts.undo, 'undo'), accelerator: 'CmdOrCtrl+Z', registerAccelerator: false },
      {
        ...commandItem(parts, texts.redo, 'redo'),
        accelerator: 'CmdOrCtrl+Shift+Z',
        registerAccelerator: false,
      },
      { ...commandItem(parts, texts.history, 'history'), accelerator: 'CmdOrCtrl+Shift+H' },
      { type: 'separator' },
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  }
}

function viewMenu(parts: MenuParts): MenuItemConstructorOptions {
  const { texts, theme } = parts
  return {
    label: texts.view,
    submenu: [
      ...tabs.map((tab, index) => ({
        ...commandItem(parts, texts[tab], `tab-${tab}`),
        accelerator: `CmdOrCtrl+${index + 1}`,
      })),
      { type: 'separator' },
      { role: 'zoomIn', label: texts.zoomIn },
      // The plus sign without the shift key, as browsers take it.
      { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
      { role: 'zoomOut', label: texts.zoomOut },
      { role: 'resetZoom', label: texts.actualSize },
      { role: 'togglefullscreen', label: texts.fullScreen },
      { type: 'separator' },
      {
        label: texts.theme,
        submenu: (['light', 'dark', 'system'] as const).map((choice) => ({
          label: texts[choice],
          type: 'radio',
          checked: theme === choice,
          click: () => parts.chooseTheme(choice),
        })),
      },
      ...(app.isPackaged ? [] : [{ type: 'separator' as const }, { role: 'toggleDevTools' as const }]),
    ],
  }
}

const helpMenu = (parts: MenuParts): MenuItemConstructorOptions => ({
  label: parts.texts.help,
  role: 'help',
  submenu: [
    { ...commandItem(parts, parts.texts.documentation, 'help'), id: 'documentation', accelerator: 'F1' },
    commandItem(parts, parts.texts.selfTest, 'self-test'),
    { type: 'separator' },
    { label: parts.texts.about, click: () => app.showAboutPanel() },
  ],
})

function recentItems(parts: MenuParts): MenuItemConstructorOptions[] {
  if (parts.recent.length === 0) return [{ label: parts.texts.noRecent, enabled: false }]
  return parts.recent.map(({ id, name, folder }) => ({
    label: literal(`${name} — ${folder}`),
    click: () => parts.openRecent(id),
  }))
}

const sampleItems = (parts: MenuParts): MenuItemConstructorOptions[] =>
  parts.samples.map(({ name }) => ({ label: literal(name), click: () => parts.openSample(name) }))

const commandItem = (parts: MenuParts, label: string, command: MenuCommand): MenuItemConstructorOptions => ({
  label,
  click: () => parts.command(command),
})

/** A name in which an ampersand is only an ampersand. */
const literal = (name: string): string => name.replaceAll('&', '&&')
