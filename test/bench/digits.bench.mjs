/** Correct digits on NIST's certified linear regressions: of the worst coefficient and the worst standard error, beside those of others. */
import { readFileSync } from 'node:fs'
import { importBundled } from './bundled.mjs'
import { askPython, askR } from './peers.mjs'

const SETS = JSON.parse(readFileSync('resources/nist/linear.json', 'utf8'))

export default async function digits() {
  const cases = await importBundled('test/bench/digitsCases.ts')
  const python = askPython('digits', SETS)
  const peers = [
    ["R's lm", askR('digits', SETS)],
    ['statsmodels', python?.statsmodels],
    ['numpy', python?.numpy],
  ]
  return SETS.flatMap((set, index) => measureSet(cases, set, namedFits(peers, index)))
}

const namedFits = (peers, index) => peers.map(([name, fits]) => ({ name, fit: fits?.[index] ?? null }))

function measureSet({ PROMISED_DIGITS, fewestDigits, selfTest }, set, peers) {
  const { coefficientDigits, stdErrorDigits } = selfTest(set).value
  const row = (kind, { value, least, figures }) => {
    const others = peers.map(({ name, fit }) => `${name} ${digitsOf(fit, figures, set, fewestDigits)}`)
    return { name: `${set.name}, ${kind} (${others.join(', ')})`, value, unit: 'digits', least }
  }
  return [
    row('coefficients', {
      value: coefficientDigits,
      least: PROMISED_DIGITS.coefficient,
      figures: 'estimates',
    }),
    row('standard errors', { value: stdErrorDigits, least: PROMISED_DIGITS.stdError, figures: 'stdErrors' }),
  ]
}

/** Digits of a peer's figures as text: "not installed", or "none" where it does not compute them. */
function digitsOf(fit, figures, { certified }, fewestDigits) {
  if (fit === null) return 'not installed'
  const values = fit[figures]
  if (values === undefined) return 'none'
  return fewestDigits(
    values.map((value) => value ?? NaN),
    certified[figures],
  ).toFixed(1)
}
