/** A cell as it crosses processes; dates are ISO text. */
export type Cell = string | number | boolean | null
