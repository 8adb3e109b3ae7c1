import type { en } from '../en'
import type { Shape } from '../shape'

/** 项目，以及崩溃后留下的工作。 */
export const projects: Shape<typeof en.projects> = {
  openElsewhere: '“{name}”已在另一个正在运行的本程序（{owner}）中打开。请用另一个名称保存您的更改。',
  saveAs: '另存为…',
  leftTitle: '未保存的工作',
  leftLead: '本程序在保存这些工作之前结束了。',
  leftHolds: '数据 {source}，最后更改于 {when}',
  leftCounts: '准备步骤：{steps}。排除的行：{exclusions}。',
  noFormula: '还没有模型',
  recover: '继续这项工作',
  decline: '不要了',
  offerTitle: '打开 {name}',
  offerApply: '打开项目',
  replaces: '当前的工作尚未保存。请先取消并保存，否则它会被替换。',
  replacesHistory:
    '当前的工作与保存时相同，但您撤回的更改只在历史记录中：{count} 项。请先取消并保存，否则它们会丢失。',
  changes: '大小 {bytesWas} → {bytesNow} 字节；更改时间 {timeWas} → {timeNow}。',
  shape: '保存时有 {rows} 行 {columns} 列。',
  state: {
    same: '与保存项目时相同：{place}',
    changed: '与保存项目时不同：{place}。可按现在的内容打开，或选择其他文件。',
    unseen: '保存项目时该文件已不在，因此无法得知是否相同：{place}。可按现在的内容打开，或选择其他文件。',
    missing: '在 {place} 未找到。请选择它现在的位置。',
    outside: '在项目文件夹之外：{place}。只有您允许才会读取。',
  },
  allow: '允许',
  locate: '选择文件…',
}
