import type { Column } from '../table/column'
import type { CallNode } from './expression'

export type Columns = ReadonlyMap<string, Column>

/** What `scale()` takes away and divides by, by the call's node. */
export type ScaleConstants = ReadonlyMap<CallNode, { readonly center: number; readonly scale: number }>

export interface CompileContext {
  readonly columns: Columns
  readonly scales: ScaleConstants
}
