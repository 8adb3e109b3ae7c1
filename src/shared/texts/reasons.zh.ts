import type { ReasonTexts } from './textTypes'

export const reasonsZh: ReasonTexts = {
  ENOENT: '文件或其所在文件夹不存在',
  ENOTDIR: '路径中有一部分不是文件夹',
  EISDIR: '它是文件夹',
  EACCES: '没有访问权限',
  EPERM: '没有访问权限',
  EROFS: '磁盘为只读',
  ENOSPC: '磁盘空间已满',
  EDQUOT: '磁盘配额已用完',
  EBUSY: '文件正被其他程序使用',
  EMFILE: '打开的文件过多',
  ENAMETOOLONG: '文件名过长',
  EIO: '磁盘读写出错',
}
