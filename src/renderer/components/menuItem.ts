/** A line of a menu: something to choose, or a list of such behind it. */
export type MenuItem<Value> = MenuChoice<Value> | MenuList<Value>

export interface MenuChoice<Value> {
  readonly label: string
  readonly value: Value
  /** One of a group of which one holds: whether it is this. */
  readonly checked?: boolean
  /** Said after the label, quietly. */
  readonly note?: string
}

export interface MenuList<Value> {
  readonly label: string
  /** Empty while they are being fetched. */
  readonly items: readonly MenuChoice<Value>[]
  readonly note?: string
  /** Said below the list. */
  readonly footnote?: string
}
