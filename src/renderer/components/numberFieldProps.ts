export interface NumberFieldProps {
  modelValue: number
  label: string
  /** @default -Infinity */
  min?: number
  /** @default Infinity */
  max?: number
  /** What an arrow key adds, or by how much it multiplies. @default 1 */
  step?: number
  /** @default 'add' */
  stepping?: 'add' | 'multiply'
  integer?: boolean
  /** The value must be larger than `min`. */
  exclusiveMin?: boolean
}
