import { describe, expect, it } from 'vitest'
import { readStart } from '../../src/main/startArguments'

const installed = { underElectron: false, workingFolder: '/home/ada' }
const development = { underElectron: true, workingFolder: '/home/ada' }

describe('readStart', () => {
  it.each([
    [['leastwise'], { kind: 'window', file: null }],
    [['leastwise', 'cars.csv'], { kind: 'window', file: '/home/ada/cars.csv' }],
    [['leastwise', '--no-sandbox', '/data/cars.csv'], { kind: 'window', file: '/data/cars.csv' }],
    [
      ['leastwise', 'fit', 'cars.csv', '--json', '-'],
      { kind: 'command', argv: ['fit', 'cars.csv', '--json', '-'] },
    ],
    [['leastwise', '--no-sandbox', 'selftest'], { kind: 'command', argv: ['selftest'] }],
    [['leastwise', '--version'], { kind: 'command', argv: ['--version'] }],
    [['leastwise', 'cars.csv', 'fit'], { kind: 'window', file: '/home/ada/cars.csv' }],
  ])('reads %j of the installed program', (argv, start) => {
    expect(readStart(argv, installed)).toEqual(start)
  })

  it.each([
    [['electron', '.'], { kind: 'window', file: null }],
    [
      ['electron', '--inspect=0', '.', '--no-sandbox', 'cars.csv'],
      { kind: 'window', file: '/home/ada/cars.csv' },
    ],
    [['electron', '.', 'fit'], { kind: 'window', file: '/home/ada/fit' }],
  ])('takes the first argument of %j for the program itself', (argv, start) => {
    expect(readStart(argv, development)).toEqual(start)
  })
})
