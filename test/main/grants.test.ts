import { describe, expect, it } from 'vitest'
import { Grants } from '../../src/main/grants'

describe('Grants', () => {
  it('gives an id that says nothing of the path, and the name without its folder', () => {
    const { grant, name } = new Grants(() => undefined).grant('/home/ada/secret/cars.csv')
    expect(name).toBe('cars.csv')
    expect(grant).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('tells the engine of each grant, and all of them again to one that is new', () => {
    const told: (readonly [string, readonly string[]])[] = []
    const grants = new Grants((id, paths) => told.push([id, paths]))
    const cars = grants.grant('/data/cars.csv')
    const women = grants.grant('/data/women.csv')
    expect(told).toEqual([
      [cars.grant, ['/data/cars.csv']],
      [women.grant, ['/data/women.csv']],
    ])
    expect([...grants.entries()]).toEqual(told)
  })

  it('keeps the id of a path, so that undo finds the file again', () => {
    const grants = new Grants(() => undefined)
    expect(grants.grant('/data/cars.csv')).toEqual(grants.grant('/data/cars.csv'))
  })

  it('grants several files as one, which is another grant than that of each', () => {
    const grants = new Grants(() => undefined)
    const both = grants.grant('/data/a.csv', '/data/b.csv')
    expect(both.name).toBe('a.csv + 1')
    expect(grants.pathsOf(both.grant)).toEqual(['/data/a.csv', '/data/b.csv'])
    expect(grants.grant('/data/a.csv', '/data/b.csv')).toEqual(both)
    expect(grants.grant('/data/a.csv').grant).not.toBe(both.grant)
    expect(grants.grant('/data/b.csv', '/data/a.csv').grant).not.toBe(both.grant)
  })
})
