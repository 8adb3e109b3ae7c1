import type { MenuCommand } from '@shared/contract/mainApi'
import type { SaveProjectRequest } from '@shared/contract/projectApi'
import { tabs } from '@shared/document/analysisDocument'
import { useDocumentStore } from '../stores/documentStore'
import { useHelpStore } from '../stores/helpStore'

interface MenuActions {
  readonly open: () => void
  readonly save: (where: SaveProjectRequest['where']) => void
  readonly saveAndClose: () => void
  readonly exportReport: (format: 'html' | 'pdf') => void
  readonly history: () => void
  readonly selfTest: () => void
}

/** What each entry of the menu does. */
export const useMenuCommands = (actions: MenuActions): ((command: MenuCommand) => void) => {
  const documents = useDocumentStore()
  const help = useHelpStore()
  const others: Partial<Record<MenuCommand, () => void>> = {
    open: actions.open,
    'save-project': () => actions.save('here'),
    'save-project-as': () => actions.save('elsewhere'),
    'save-project-with-data': () => actions.save('elsewhere-with-data'),
    'save-and-close': actions.saveAndClose,
    undo: documents.undo,
    redo: documents.redo,
    history: actions.history,
    'export-html': () => actions.exportReport('html'),
    'export-pdf': () => actions.exportReport('pdf'),
    'self-test': actions.selfTest,
    help: () => help.show(),
  }
  return (command) => {
    const tab = tabs.find((name) => command === `tab-${name}`)
    if (tab) documents.setTab(tab)
    else others[command]?.()
  }
}
