/** The marks by which bytes are cut into cells. */
export interface PlainMarks {
  readonly delimiter: number
  /** −1 where nothing encloses cells. */
  readonly quote: number
}
