import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { projectFileSchema } from '@shared/project/projectFile'

it('the JSON schema of projects that the manual names is what projects are checked by (`npx vitest -u` writes it anew)', async () => {
  const described = {
    title: 'A Leastwise project, version 1',
    description:
      'What a .leastwise file holds: see projects.md. Written from the schema that the program checks by.',
    ...z.toJSONSchema(projectFileSchema, { io: 'input', reused: 'ref' }),
  }
  const file = resolve('resources/docs/project.schema.json')
  await expect(`${JSON.stringify(described, null, 1)}\n`).toMatchFileSnapshot(file)
})
