import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTable } from '../../../src/main/data/openTable'
import { opened } from './openText'
import { city, flats, town } from './flats'
import { plantedOutliers } from './plantedOutliers'

const folder = resolve('resources/samples')

describe('the samples', () => {
  it.each([
    ['tutorial.csv', 5, ['x', 'y']],
    ['cars.csv', 50, ['speed', 'dist']],
    [
      'mtcars.csv',
      32,
      ['model', 'mpg', 'cyl', 'disp', 'hp', 'drat', 'wt', 'qsec', 'vs', 'am', 'gear', 'carb'],
    ],
    ['anscombe.csv', 11, ['x1', 'x2', 'x3', 'x4', 'y1', 'y2', 'y3', 'y4']],
    ['planted-outliers.csv', 60, ['id', 'x', 'y']],
    ['flats-city.csv', 240, ['area', 'age', 'distance', 'rent']],
    ['flats-town.csv', 36, ['area', 'age', 'distance', 'rent']],
  ])('%s opens without a problem', async (name, rows, columns) => {
    const table = opened(await openTable({ path: join(folder, name), options: {} }))
    expect(table.rowCount).toBe(rows)
    expect(table.columns.map((column) => column.name)).toEqual(columns)
    expect(table.columns.every(({ missing }) => missing === 0)).toBe(true)
    expect(table.import.problemCount).toBe(0)
    await table.close()
  })

  it('all say where they come from', async () => {
    const readme = await readFile(join(folder, 'README.md'), 'utf8')
    for (const name of await readdir(folder))
      if (name.endsWith('.csv')) expect(readme).toContain(`| ${name} |`)
  })

  it('the flats are what their definitions make', async () => {
    expect(await readFile(join(folder, 'flats-city.csv'), 'utf8')).toBe(flats(city))
    expect(await readFile(join(folder, 'flats-town.csv'), 'utf8')).toBe(flats(town))
  })

  it('planted-outliers.csv is what its definition makes', async () => {
    expect(await readFile(join(folder, 'planted-outliers.csv'), 'utf8')).toBe(plantedOutliers())
  })
})
