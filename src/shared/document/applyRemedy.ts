import type { RemedyAction } from '../diagnostics/remedy'
import { centerColumns } from '../formula/centerColumns'
import { addTerm, removeTerm } from '../formula/editTerms'
import type { ModelSpec } from './analysisDocument'

/** The model that an action on a failed check makes of a model; the same one where there is nothing to change. */
export function applyRemedy<Model extends Pick<ModelSpec, 'formula' | 'standardErrors'>>(
  model: Model,
  action: RemedyAction,
): Model {
  const { formula, standardErrors } = model
  switch (action.kind) {
    case 'add-term':
      return { ...model, formula: addTerm(formula, action.term) }
    case 'remove-term':
      return { ...model, formula: removeTerm(formula, action.term) }
    case 'center': {
      const centers = new Map(action.columns.map(({ column, center }) => [column, center]))
      return { ...model, formula: centerColumns(formula, centers) }
    }
    case 'standard-errors':
      return { ...model, standardErrors: { ...standardErrors, kind: action.errors } }
    case 'show-rows':
      return model
  }
}
