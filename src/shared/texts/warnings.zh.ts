import type { WarningTexts } from './textTypes'

export const warningsZh: WarningTexts = {
  'aliased-term':
    '在数据所具有的全部数位上，项“{term}”都可由 {partners} 得出（完全共线），未予估计。请从模型中去掉其中之一。',
  'constant-predictor': '“{term}”在所用的每一行都等于 {value}，没有解释作用。请把它移出模型。',
  'constant-response':
    '因变量“{name}”在所用的每一行都等于 {value}，没有可解释的变异。请检查该列、筛选条件和排除的行。',
  'response-among-predictors': '因变量“{name}”同时出现在自变量中，会用自身解释自身，因此已从自变量中去掉。',
  'perfect-fit':
    '模型以 {digits} 位有效数字重现了因变量，此时标准误和 p 值没有意义。请确认没有自变量是由因变量计算得来的。',
  'no-residual-df':
    '{rows} 行对 {coefficients} 个系数，没有剩余自由度：拟合通过每一个点，无法给出标准误。请减少自变量或增加行。',
  'ill-conditioned':
    '自变量之间近似线性相关（条件数 {conditionNumber}），系数大约只有 {digits} 位数字可信。请对自变量中心化或重新缩放，或去掉其中一个。',
  'rows-missing': '{rows} 行中有 {count} 行在模型的某一列缺失，未参与拟合。可在表格中筛选查看。',
  'weights-missing': '{rows} 行中有 {count} 行在“{name}”中没有权重，未参与拟合。不应计入的行可将权重设为 0。',
  'cells-unparsed':
    '列“{column}”中有 {count} 个单元格无法按该列类型读取，按缺失处理，例如“{example}”。请检查小数点符号和表示缺失值的文本。',
  'descent-diverged':
    '梯度下降在第 {iteration} 次迭代发散：学习率 {learningRate} 是最大稳定学习率 {stableLimit} 的 {ratio} 倍。请减小学习率。',
  'descent-not-converged':
    '梯度下降迭代 {iterations} 次后仍未收敛，大约需要 {needed} 次。请增加迭代次数或提高学习率；未标准化的特征需要更多次。',
  'descent-grew':
    '梯度下降发散：以学习率 {learningRate} 迭代 {iteration} 次后，损失远高于起点。请减小学习率。',
  'descent-unfinished':
    '梯度下降迭代 {iterations} 次后仍未收敛。请增加迭代次数、提高学习率，或改用其他学习率方案。',
  'descent-sampled': '损失是对 {of} 行中抽取的 {rows} 行求和（随机种子 {seed}），其最小值也是。',
  'descent-separated':
    '两类可以毫无例外地区分开{terms}，因此逻辑损失没有最小值，系数会无限增大。请去掉该项，或加上 L2 惩罚。',
  'descent-no-minimum': '牛顿法没有找到最小值，梯度下降无从比较。请换一个起点。',
  'descent-flat':
    '损失沿 {direction} 是一条平坦的谷：最陡方向的陡度是它的 {conditionNumber} 倍。下降沿该方向几乎不动；请将特征标准化、去掉其中一项，或加上 L2 惩罚。',
  'descent-flat-standardized':
    '尽管特征已经标准化，损失沿 {direction} 仍是一条平坦的谷：最陡方向的陡度是它的 {conditionNumber} 倍。这些项说的几乎是同一件事；请去掉其中一项，或加上 L2 惩罚。',
  'penalty-none': '任何惩罚都不比没有惩罚（λ = 0）预测得更好：结果即最小二乘法。若仍要收缩，请给定 λ。',
  'penalty-largest':
    '预测误差在自变量几乎不起作用时最小：λ = {lambda} 是所试的最大值。这些自变量可能无法解释因变量。',
  'penalty-smallest':
    '预测误差在惩罚几乎不起作用时最小：λ = {lambda} 是所试的最小值。最小二乘法的预测可能同样好。',
  'penalty-not-optimal':
    '哪些系数为 0 未能确定到最后几位：极小值条件的相对偏差为 {violation}。请去掉近乎相关的自变量，或增大 λ。',
  'penalised-no-inference':
    '用惩罚选择自变量之后，标准误、检验和区间都不再可靠：请按预测效果评价模型，或用新数据对选中的项做最小二乘拟合。',
  'bounds-no-inference':
    '以下约束以等号成立：{bounds}。由数据得出的等号使标准误和检验不再可靠；若把它作为等式约束，则可得到以其成立为前提的推断。',
  'constraints-none':
    '没有约束条件，因此结果就是最小二乘法。请按项写出系数的约束条件，例如：x1 + 2*x2 = 1; x3 >= 0。',
  'constraints-inactive':
    '数据本身就满足这些不等式：{constraints}。去掉它们，拟合结果不变；标准误和检验也与没有它们时一样成立。',
  'robust-exact':
    '{rows} 行中有 {exact} 行精确到最后一位落在拟合上，残差的尺度因而为 0：其余各行不计入，也没有标准误。请检查数值是否经过取整，或由自变量算出。',
  'robust-many-discounted':
    '{rows} 行中有 {count} 行的权重不到一半。稳健拟合跟随多数，只有离群点少于一半时才可信；这么多行可能自成一组。请在图中查看这些行，拆分数据，或更换模型。',
  'quantile-not-unique':
    '其他系数给出相同的残差绝对值之和：这只是多个解中的一个。请增加行，或去掉一个自变量。',
  'theil-sen-drawn':
    '拟合是 {draws} 个穿过随机几行的拟合的空间中位数；换一个种子会略有不同。只有一个自变量且行数较少时，会查看每一对行。',
  'ransac-drawn':
    '在 {draws} 次抽取中，最好的一次有 {inliers} 行在 {threshold} 以内，只有这些行计入；至少有一次只抽到这样的行的概率为 {confidence} %。这些行是由数据选出的，因此没有可靠的标准误。',
  'ransac-unsure': '可能错过了更好的拟合：请增加抽取次数。',
  'ransac-minority': '至多一半的行与这个拟合一致：它并不描述多数。请放宽阈值，或查看数据中是否有分组。',
  'robust-not-converged':
    '稳健拟合在 {iterations} 步之后仍未稳定。请先查看残差再依赖其结果，或改用其他方法。',
  'many-levels':
    '因子“{name}”有 {levels} 个水平，每个水平各占一个系数。如果它只是行的名称或编号，请把它移出模型。',
  'data-changed': '数据“{name}”与保存项目时不同。',
  'levels-new': '列“{column}”有数据先前没有的水平（{count} 个）：{levels}。它们已作为单独的水平参与拟合。',
  'data-unseen': '保存项目时数据“{name}”已不在，因此无法得知是否相同。',
  'data-column-missing': '数据中没有列“{column}”，而项目原来的数据有。',
  'data-column-type': '列“{column}”的类型是 {now}；在项目原来的数据中是 {was}。',
  'exclusions-beyond': '项目排除的行中有 {count} 行超出数据的 {rows} 行，已略过。',
}
