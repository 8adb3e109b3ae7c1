import type { en } from '../en'
import type { Shape } from '../shape'

export const commands: Shape<typeof en.commands> = {
  openFile: '打开文件',
  chooseResponse: '选择因变量',
  changePredictors: '更改自变量',
  editFormula: '编辑公式',
  changeLevel: '更改置信水平',
  changeThreshold: '更改离群阈值',
  changeLearningRate: '更改学习率',
  changeIterations: '更改迭代次数',
  changeTolerance: '更改容差',
  changeScale: '更改特征缩放',
  changeLoss: '更改损失函数',
  changeAxis: '更改横轴',
  changeResidual: '更改残差类型',
  changeIdColumn: '更改行名',
  restoreModel: '回到某个模型',
}
