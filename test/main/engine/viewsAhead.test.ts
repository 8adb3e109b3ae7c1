import { describe, expect, it } from 'vitest'
import type { ShownView } from '@shared/contract/fitAheadApi'
import type { EngineHandlers } from '../../../src/main/engine/engineHandlers'
import { ViewsAhead } from '../../../src/main/engine/viewsAhead'

/** Handlers that say what they were asked, and count how often. */
function drawn(): { readonly views: ViewsAhead; readonly asked: string[] } {
  const asked: string[] = []
  const draw = (method: string) => (request: { fitId: string }) => {
    asked.push(`${method} of ${request.fitId}`)
    return Promise.resolve({ ok: true, value: JSON.stringify(request) })
  }
  const methods = [
    'fitPlot',
    'residualPlot',
    'diagnosticPlot',
    'flaggedRows',
    'outlierTable',
    'completeFlags',
  ]
  const handlers = Object.fromEntries(methods.map((method) => [method, draw(method)]))
  return { views: new ViewsAhead(handlers as unknown as EngineHandlers), asked }
}

const shown: readonly ShownView[] = [
  { method: 'fitPlot', request: { fitId: 'shown', outlierThreshold: 2, xAxis: null } },
  { method: 'flaggedRows', request: { fitId: 'shown', outlierThreshold: 2, limit: 10 } },
]
const plotOf = (fitId: string) => ({ fitId, outlierThreshold: 2, xAxis: null })

describe('ViewsAhead', () => {
  it('draws the views on show of the other fit, and gives each once', async () => {
    const { views, asked } = drawn()
    views.begin('next', shown)
    expect(asked).toEqual(['fitPlot of next', 'flaggedRows of next'])
    const first = await views.handlers.fitPlot(plotOf('next'))
    expect(first).toEqual({ ok: true, value: JSON.stringify(plotOf('next')) })
    expect(asked).toHaveLength(2)
    await views.handlers.fitPlot(plotOf('next'))
    expect(asked).toHaveLength(3)
  })

  it('draws what is asked otherwise, of this fit or of another', async () => {
    const { views, asked } = drawn()
    views.begin('next', shown)
    await views.handlers.fitPlot({ ...plotOf('next'), xAxis: 'x' })
    await views.handlers.fitPlot(plotOf('shown'))
    expect(asked.slice(2)).toEqual(['fitPlot of next', 'fitPlot of shown'])
  })

  it('hands over those that are there by now, with the fit they are of', async () => {
    const { views, asked } = drawn()
    views.begin('next', shown)
    expect(views.takeDrawn('next')).toEqual([])
    await Promise.resolve()
    expect(views.takeDrawn('other')).toEqual([])
    const taken = views.takeDrawn('next')
    expect(taken.map(({ method, request }) => `${method} of ${request.fitId}`)).toEqual(asked)
    expect(taken[0].reply).toEqual({ ok: true, value: JSON.stringify(plotOf('next')) })
    expect(views.takeDrawn('next')).toEqual([])
  })

  it('keeps no views of an earlier fit, nor of one that was given up', async () => {
    const { views, asked } = drawn()
    views.begin('one', shown)
    views.begin('two', shown)
    await views.handlers.fitPlot(plotOf('one'))
    expect(asked.at(-1)).toBe('fitPlot of one')
    views.clear()
    await views.handlers.fitPlot(plotOf('two'))
    expect(asked).toHaveLength(6)
  })

  it('keeps none of a fit whose flags are completed: with these it is drawn anew', async () => {
    const { views, asked } = drawn()
    views.begin('next', shown)
    await views.handlers.completeFlags({ fitId: 'other' })
    await views.handlers.fitPlot(plotOf('next'))
    expect(asked.slice(2)).toEqual(['completeFlags of other'])
    views.begin('next', shown)
    await views.handlers.completeFlags({ fitId: 'next' })
    await views.handlers.fitPlot(plotOf('next'))
    expect(asked.at(-1)).toBe('fitPlot of next')
  })
})
