/** The finite ones of the values, in their order: the array itself where all are. */
export function finiteValues(values: Float64Array): Float64Array {
  for (let i = 0; i < values.length; i++)
    if (!Number.isFinite(values[i])) return values.filter(Number.isFinite)
  return values
}
