/** What can be undone, as the undo button names it. */
export const commands = {
  openFile: 'open a file',
  chooseResponse: 'choose the response',
  changePredictors: 'change the predictors',
  editFormula: 'edit the formula',
  changeLevel: 'change the confidence level',
  changeThreshold: 'change the outlier threshold',
  changeLearningRate: 'change the learning rate',
  changeIterations: 'change the iterations',
  changeTolerance: 'change the tolerance',
  changeScale: 'change how features are scaled',
  changeLoss: 'change the loss',
  changeAxis: 'change the x axis',
  changeResidual: 'change the kind of residual',
  changeIdColumn: 'change the row names',
  restoreModel: 'go back to a model',
} as const
