export { PROMISED_DIGITS, fewestDigits, selfTest } from '@shared/analysis/selfTest'
