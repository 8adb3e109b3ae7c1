import { describe, expect, it } from 'vitest'
import { Grants } from '../../src/main/grants'

describe('Grants', () => {
  it('gives an id that says nothing of the path, and the name without its folder', () => {
    const { grant, name } = new Grants(() => undefined).grant('/home/ada/secret/cars.csv')
    expect(name).toBe('cars.csv')
    expect(grant).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('tells the engine of each grant, and all of them again to one that is new', () => {
    const told: string[][] = []
    const grants = new Grants((id, path) => told.push([id, path]))
    const cars = grants.grant('/data/cars.csv')
    const women = grants.grant('/data/women.csv')
    expect(told).toEqual([
      [cars.grant, '/data/cars.csv'],
      [women.grant, '/data/women.csv'],
    ])
    expect([...grants.entries()]).toEqual(told)
  })

  it('keeps the id of a path, so that undo finds the file again', () => {
    const grants = new Grants(() => undefined)
    expect(grants.grant('/data/cars.csv')).toEqual(grants.grant('/data/cars.csv'))
  })
})
