import type { en } from '../en'
import type { Shape } from '../shape'

export const selfTest: Shape<typeof en.selfTest> = {
  title: '自检',
  lead: '由本程序在这台机器上拟合 NIST 的认证线性回归数据集。每行给出最差一项的正确位数；NIST 认证到 15 位。',
  set: 'NIST 数据集',
  coefficients: '系数的正确位数',
  stdErrors: '标准误的正确位数',
  result: '结果',
  passed: '通过',
  short: '未达到',
  promised: '承诺：每个系数 {coefficient} 位，每个标准误 {stdError} 位。',
  verdict: '{count} 个数据集中有 {passed} 个通过',
  running: '正在拟合第 {done} 个数据集，共 {total} 个…',
  copy: '复制为文本',
  copied: '已复制',
  again: '再次运行',
}
