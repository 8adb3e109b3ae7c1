import type { en } from '../en'
import type { Shape } from '../shape'

export const status: Shape<typeof en.status> = {
  noData: '没有数据',
  noModel: '还没有模型',
  rows: '{count} 行',
  used: '使用 {used} 行 · 缺失 {missing} · 排除 {excluded}',
  usedFiltered: '使用 {used} 行 · 缺失 {missing} · 排除或筛掉 {excluded}',
  method: '{method} · {time} 毫秒',
  stale: '以上为先前模型的结果',
  filtering: '正在查找符合条件的行',
  completing: '正在为报告计算哪些行是稳健离群点',
  preparing: '正在准备 {name}',
  reading: '正在读取 {name}',
  readingPart: '正在读取 {name}：{done} / {total} MB，约 {rows} 行',
  timeLeft: '还需 {seconds} 秒',
  phase: {
    reading: '正在读取',
    typing: '正在判断列的类型',
    loading: '正在载入列',
    fitting: '正在拟合',
    diagnosing: '正在计算残差',
    checking: '正在检验模型',
    resampling: '正在重抽样',
    predicting: '正在预测',
    descending: '正在梯度下降',
    testing: '正在自检',
    writing: '正在写入',
    drawing: '正在绘图',
  },
}
