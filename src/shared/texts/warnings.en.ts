import type { WarningTexts } from './textTypes'

export const warningsEn: WarningTexts = {
  'aliased-term':
    'The term “{term}” follows from {partners} to every digit that the data have, and was left out (aliased). Take one of them out of the model.',
  'constant-predictor':
    '“{term}” has the same value, {value}, in every row used, so it explains nothing. Take it out of the model.',
  'constant-response':
    'The response “{name}” is {value} in every row used: there is nothing to explain. Check the column, the filter and the exclusions.',
  'response-among-predictors':
    'The response “{name}” stands among the predictors too, where it would explain itself; it was left out there.',
  'perfect-fit':
    'The model reproduces the response to {digits} digits. Standard errors and p-values mean nothing then; check that no predictor is computed from the response.',
  'no-residual-df':
    '{rows} rows for {coefficients} coefficients leave no degrees of freedom: the fit passes through every point, and there are no standard errors. Take out predictors or add rows.',
  'ill-conditioned':
    'The predictors are nearly dependent (condition number {conditionNumber}); about {digits} digits of the coefficients can be trusted. Centre or rescale predictors, or take one out.',
  'rows-missing':
    '{count} of {rows} rows lack a value in a column of the model and were left out. The table can be filtered to show them.',
  'weights-missing':
    '{count} of {rows} rows have no weight in “{name}” and were left out. A row that is not to count can be given the weight 0.',
  'cells-unparsed':
    'Cells of column “{column}” that could not be read as its type and count as missing: {count}, for example “{example}”. Check the decimal mark and the texts for missing values.',
  'descent-diverged':
    'Gradient descent diverged at iteration {iteration}: the learning rate {learningRate} is {ratio} times the largest stable one, {stableLimit}. Choose a smaller rate.',
  'descent-not-converged':
    'Gradient descent has not converged after {iterations} iterations; about {needed} are needed. Raise the iterations or the learning rate; features that are not standardised need more.',
  'descent-grew':
    'Gradient descent diverged: after {iteration} iterations at the learning rate {learningRate} the loss is far above its start. Choose a smaller rate.',
  'descent-unfinished':
    'Gradient descent has not converged after {iterations} iterations. Raise the iterations or the learning rate, or choose another schedule.',
  'descent-sampled':
    'The loss is summed over a sample of {rows} of the {of} rows, drawn with the seed {seed}; so is its minimum.',
  'descent-separated':
    'The classes can be told apart without an exception{terms}, so the logistic loss has no minimum: the coefficients grow without end. Leave the term out, or give an L2 penalty.',
  'descent-no-minimum':
    'The search for the minimum by Newton’s method did not end at one, so there is nothing to compare the descent with. Try another start.',
  'descent-flat':
    'The loss is a flat valley along {direction}: the steepest direction is {conditionNumber} times as steep. Descent hardly moves along it; standardise the features, leave out one of the terms, or add an L2 penalty.',
  'descent-flat-standardized':
    'The loss is a flat valley along {direction}, though the features are standardised: the steepest direction is {conditionNumber} times as steep. These terms say nearly the same; leave out one of them, or add an L2 penalty.',
  'penalty-none':
    'No penalty predicts better than none (λ = 0): this is least squares. Give λ to shrink all the same.',
  'penalty-largest':
    'The prediction error is smallest where the predictors hardly count: λ = {lambda} is the largest tried. They may not explain the response.',
  'penalty-smallest':
    'The prediction error is smallest where the penalty hardly counts: λ = {lambda} is the smallest tried. Least squares may predict as well.',
  'penalty-not-optimal':
    'Which coefficients are 0 could not be settled to the last digits: the conditions of the minimum are violated by {violation} of their size. Take nearly dependent predictors out, or raise λ.',
  'penalised-no-inference':
    'Selecting predictors by a penalty leaves no honest standard errors, tests or intervals: judge the model by how it predicts, or fit the selected terms to fresh data by least squares.',
  'bounds-no-inference':
    'These bounds hold with equality: {bounds}. A bound that was found in the data leaves no honest standard errors and tests; impose it as an equation to have those given that it holds.',
  'constraints-none':
    'There are no constraints, so this is least squares. Write some on the coefficients by term, such as: x1 + 2*x2 = 1; x3 >= 0.',
  'constraints-inactive':
    'The data satisfy these inequalities by themselves: {constraints}. The fit is the same without them, and its standard errors and tests hold as they would then.',
  'robust-exact':
    '{exact} of {rows} rows lie on the fit to the last digit, so that the scale of the residuals is 0: the other rows do not count, and there are no standard errors. Check whether values are rounded or computed from the predictors.',
  'robust-many-discounted':
    '{count} of {rows} rows count less than half. A robust fit follows the majority and can be trusted only while outliers are fewer than half of the rows; so many may be a group of their own. Look at them in the charts, split the data, or change the model.',
  'quantile-not-unique':
    'Other coefficients give the same sum of absolute residuals: this is one of several solutions. Add rows, or take a predictor out.',
  'theil-sen-drawn':
    'The fit is the spatial median of {draws} fits through rows drawn at random; another seed gives a slightly different one. Of one predictor and fewer rows every pair is looked at.',
  'ransac-drawn':
    'Of {draws} draws the best has {inliers} rows within {threshold}, which alone count; the probability that at least one draw was of such rows only is {confidence} %. The data chose the rows, so there are no honest standard errors.',
  'ransac-unsure': 'A better fit may have been missed: raise the number of draws.',
  'ransac-minority':
    'At most half of the rows agree with this fit: it does not describe the majority. Widen the threshold, or look for groups in the data.',
  'robust-not-converged':
    'The robust fit had not settled after {iterations} steps. Look at its residuals before relying on it, or choose another method.',
  'many-levels':
    'The factor “{name}” has {levels} levels, each with a coefficient of its own. If it is a name or a number of a row, take it out of the model.',
  'data-changed': 'The data “{name}” is not as it was when the project was saved.',
  'levels-new':
    'The column “{column}” has levels that the data had not before ({count}): {levels}. They were fitted as levels of their own.',
  'data-unseen':
    'The data “{name}” had gone when the project was saved, so that nobody knows whether it is as it was.',
  'data-column-missing': 'The data has no column “{column}”, which the project’s own data had.',
  'data-column-type': 'Column “{column}” is of type {now}; in the project’s own data it was {was}.',
  'exclusions-beyond':
    'Rows that the project excludes and that the data has not: {count}, beyond its {rows} rows. They were passed over.',
}
