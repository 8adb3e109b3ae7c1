import type { en } from '../en'
import type { Shape } from '../shape'

export const tuning: Shape<typeof en.tuning> = {
  pretrain: '把此模型留作预训练模型',
  save: '保存……',
  load: '载入……',
  none: '尚无预训练模型：请先在第一个数据集上拟合并保留，再打开第二个。',
  about: '预训练于 {source}，{count} 行：{formula}',
  learningRate: '微调的学习率',
  strength: '拉向预训练系数的强度 λ',
  heldOut: '留出行的比例',
  freeze: '冻结的系数',
  fineTuned: '微调',
  scratch: '从头训练',
  untuned: '预训练模型本身',
  figures: '微调与从头训练的比较',
  rootMeanSquare: '均方根误差',
  trainingRows: '{count} 个训练行',
  heldOutRows: '{count} 个留出行',
  before: '预训练的行',
  forgotten: '遗忘：在 {source} 上的误差原为 {before}，用微调后的系数为 {after}，是原来的 {ratio} 倍。',
  lossCurves: '训练行上的损失',
  byRows: '留出行上的误差',
  byRowsLabel: '留出行上的误差随训练行数的变化：微调与从头训练',
  rowsAxis: '训练行数',
  errorAxis: '均方根误差',
  emptyTitle: '预训练与微调',
  emptyText:
    '在一个数据集上拟合模型并留作预训练模型；再打开列相同的另一个数据集，拟合后回到这里：下降从所保留的系数开始。示例数据中城市与小镇的公寓就是这样一对。',
}
