import { describe, expect, it } from 'vitest'
import { offeredSchedules, searchObstacle } from '@shared/analysis/offeredSchedules'
import { runRows } from '@shared/analysis/runRows'
import { defaultDescent, optimizerNames, scheduleNames } from '@shared/document/descentSettings'
import { problemOf, tutorialSource } from '../descent/rowsCases'

describe('the schedules that are offered', () => {
  it('are those that a descent takes', () => {
    for (const objective of ['huber', 'bisquare', 'lad', 'quantile'] as const) {
      const problem = problemOf(tutorialSource, { objective })
      for (const optimizer of optimizerNames) {
        const taken = scheduleNames.filter((schedule) => {
          const settings = { ...defaultDescent, objective, optimizer, schedule, iterations: 2 }
          return runRows(problem, settings, { capacity: 10 }).ok
        })
        expect(offeredSchedules({ objective, optimizer })).toEqual(taken)
      }
    }
  })

  it('are all of them for batch descent on squares, which nothing stands against', () => {
    expect(offeredSchedules({ objective: 'squared', optimizer: 'batch' })).toEqual(scheduleNames)
    expect(searchObstacle({ objective: 'squared', optimizer: 'batch' })).toBeNull()
    expect(searchObstacle({ objective: 'squared', optimizer: 'adam' })).toBe('optimizer')
  })
})
