import type { RemedyAction } from '../diagnostics/remedy'
import type { Language } from '../texts/language'
import { translate } from '../texts/translate'
import { covarianceName } from './covarianceName'

/** Something that a button does, and what stands on the button. */
export interface CheckAction {
  readonly action: RemedyAction
  readonly label: string
}

export function describeAction(action: RemedyAction, language: Language): CheckAction {
  return {
    action,
    label: translate(language, `checks.action-${action.kind}`, parametersOf(action, language)),
  }
}

function parametersOf(action: RemedyAction, language: Language): Readonly<Record<string, string>> {
  switch (action.kind) {
    case 'add-term':
    case 'remove-term':
      return { term: action.term }
    case 'center':
      return { columns: centeredNames([action]) }
    case 'standard-errors':
      return { errors: covarianceName(action.errors, language) }
    case 'show-rows':
      return {}
  }
}

/** The columns that the actions centre, for reading; empty where none does. */
export function centeredNames(actions: readonly RemedyAction[]): string {
  return actions
    .flatMap((action) => (action.kind === 'center' ? action.columns : []))
    .map(({ column }) => column)
    .join(', ')
}
