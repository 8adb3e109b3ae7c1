import { configureGlobal } from 'fast-check'

/**
 * Where a commit is judged, properties are tried on the same examples every time, so that the verdict is the commit's and not the
 * day's. Everywhere else they are tried on new ones at every run; a counterexample prints its seed.
 */
if (process.env.CI === 'true') configureGlobal({ seed: 1805 })
