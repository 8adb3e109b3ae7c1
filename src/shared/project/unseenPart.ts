import type { ProjectPart } from './projectFile'

/** What a project says of a file that had gone before anybody looked at it: no file has this SHA-256. */
export const unseenPart: Pick<ProjectPart, 'bytes' | 'modified' | 'sha256'> = {
  bytes: 0,
  modified: 0,
  sha256: '0'.repeat(64),
}

/** Whether nothing is known of how the file was when the project was saved. */
export const isUnseen = ({ sha256 }: Pick<ProjectPart, 'sha256'>): boolean => sha256 === unseenPart.sha256
