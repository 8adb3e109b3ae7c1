import type { en } from '../en'
import type { Shape } from '../shape'

export const notices: Shape<typeof en.notices> = {
  saved: '已保存到 {path}',
  reveal: '在文件夹中显示',
}
