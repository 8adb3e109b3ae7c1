import type { en } from '../en'
import type { Shape } from '../shape'

export const help: Shape<typeof en.help> = {
  title: '文档',
  contents: '文档的各页',
  search: '搜索标题',
  nothingFound: '没有标题含有这些词的页面。',
  back: '返回',
  index: '目录',
  about: '含义说明：{subject}',
  noPage: '没有名为“{page}”的页面。',
}
