/**
 * SQL of a double as JavaScript writes it (ECMA-262, Number::toString), which is how the window shows it. DuckDB finds the same
 * shortest digits but sets them otherwise: 5.0, 1e-05, 1e+16, inf.
 */
export function numberTextSql(cell: string): string {
  const text = `${cell}::VARCHAR`
  const digits = `replace(ltrim(split_part(${text}, 'e', 1), '-'), '.', '')`
  const exponent = `abs(split_part(${text}, 'e', 2)::INTEGER)`
  const sign = `CASE WHEN ${cell} < 0 THEN '-' ELSE '' END`
  const whole = `${sign} || rpad(rtrim(${digits}, '0'), ${exponent} + 1, '0')`
  const small = `${sign} || '0.' || repeat('0', ${exponent} - 1) || rtrim(${digits}, '0')`
  const scientific = `replace(replace(replace(${text}, '.0e', 'e'), 'e-0', 'e-'), 'e+0', 'e+')`
  return `CASE
    WHEN ${cell} = 0 THEN '0'
    WHEN isinf(${cell}) THEN ${sign} || 'Infinity'
    WHEN abs(${cell}) < 1e15 AND ${cell} = floor(${cell}) THEN ${cell}::BIGINT::VARCHAR
    WHEN abs(${cell}) >= 1e-4 AND abs(${cell}) < 1e15 THEN ${text}
    WHEN abs(${cell}) >= 1e-6 AND abs(${cell}) < 1e-4 THEN ${small}
    WHEN abs(${cell}) >= 1e15 AND abs(${cell}) < 1e21 THEN
      CASE WHEN contains(${text}, 'e') THEN ${whole} ELSE regexp_replace(${text}, '\\.0$', '') END
    ELSE ${scientific} END`
}
