import { checksEn } from './checks.en'
import { checksZh } from './checks.zh'
import { comparisonEn } from './comparison.en'
import { comparisonZh } from './comparison.zh'
import { diagnosticsEn } from './diagnostics.en'
import { diagnosticsZh } from './diagnostics.zh'
import { doubtsEn } from './doubts.en'
import { doubtsZh } from './doubts.zh'
import { errorsEn } from './errors.en'
import { errorsZh } from './errors.zh'
import { flagsEn } from './flags.en'
import { flagsZh } from './flags.zh'
import type { Language } from './language'
import { problemsEn } from './problems.en'
import { problemsZh } from './problems.zh'
import { reasonsEn } from './reasons.en'
import { reasonsZh } from './reasons.zh'
import { reportEn } from './report.en'
import { reportZh } from './report.zh'
import { scriptsEn } from './scripts.en'
import { scriptsZh } from './scripts.zh'
import { stepsEn } from './steps.en'
import { stepsZh } from './steps.zh'
import { termsEn } from './terms.en'
import { termsZh } from './terms.zh'
import { trainingEn } from './training.en'
import { trainingZh } from './training.zh'
import { methodsEn } from './methods.en'
import { methodsZh } from './methods.zh'
import { optionsEn } from './options.en'
import { optionsZh } from './options.zh'
import type { Messages } from './textTypes'
import { warningsEn } from './warnings.en'
import { warningsZh } from './warnings.zh'

/** Every text that the window, the command line and the report share. */
export const messages: Readonly<Record<Language, Messages>> = {
  en: {
    errors: errorsEn,
    warnings: warningsEn,
    reasons: reasonsEn,
    problems: problemsEn,
    doubts: doubtsEn,
    checks: checksEn,
    comparison: comparisonEn,
    flags: flagsEn,
    diagnostics: diagnosticsEn,
    report: reportEn,
    terms: termsEn,
    training: trainingEn,
    scripts: scriptsEn,
    steps: stepsEn,
    methods: methodsEn,
    options: optionsEn,
  },
  zh: {
    errors: errorsZh,
    warnings: warningsZh,
    reasons: reasonsZh,
    problems: problemsZh,
    doubts: doubtsZh,
    checks: checksZh,
    comparison: comparisonZh,
    flags: flagsZh,
    diagnostics: diagnosticsZh,
    report: reportZh,
    terms: termsZh,
    training: trainingZh,
    scripts: scriptsZh,
    steps: stepsZh,
    methods: methodsZh,
    options: optionsZh,
  },
}
