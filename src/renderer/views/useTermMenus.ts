import type { TermDescription } from '@shared/formula/describeTerms'
import type { TermEdit } from '@shared/formula/editTerm'
import type { MenuItem } from '../components/menuItem'
import { termMenu } from '../components/termMenu'
import { useText } from '../locales/messages'
import { useLevelStore } from '../stores/levelStore'
import { useModelStore } from '../stores/modelStore'
import { useTableStore } from '../stores/tableStore'

/** The menus of the model's terms, with the levels of their columns as they become known. */
export const useTermMenus = () => {
  const { text } = useText()
  const models = useModelStore()
  const tables = useTableStore()
  const levels = useLevelStore()

  const columnOf = ({ shape }: TermDescription) =>
    tables.columns.find((column) => column.name === shape?.column) ?? null

  const itemsOf = (term: TermDescription): readonly MenuItem<TermEdit>[] => {
    const column = columnOf(term)
    const known = column ? (levels.known.get(column.name) ?? null) : null
    return termMenu({ term, terms: models.terms, column, levels: known, text })
  }

  /** Fetches what the menu will need. */
  const prepare = (term: TermDescription): void => {
    const column = columnOf(term)
    const isFactor = term.shape?.form === 'factor' || column?.type === 'text' || column?.type === 'boolean'
    if (column && isFactor) void levels.fetch(column.name)
  }

  return { itemsOf, prepare }
}
