import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { emptyHistory } from '@shared/document/history'
import { useDocumentStore } from '../../../src/renderer/stores/documentStore'

const own = { grant: 'own', name: 'own.csv', options: {} }
const sample = { grant: 'sample', name: 'tutorial.csv', options: {} }

describe('work that is set aside', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('is not touched by what is done meanwhile, and comes back with its steps', () => {
    const documents = useDocumentStore()
    documents.openSource(own, null)
    documents.setFormula('y ~ z')
    documents.setDescent('learningRate', 0.07)
    const before = documents.document
    documents.setAside()
    documents.openSource(sample, null)
    documents.setFormula('y ~ x')
    documents.changeDescent('changeLearningRate', { learningRate: 0.005, scale: 'none', iterations: 60 })
    documents.setTunings({ ...before.tuning, heldOut: 0 })
    expect(documents.own).toBe(before)
    documents.takeUp(null)
    expect(documents.document).toBe(before)
    documents.undo()
    expect(documents.document.descent.learningRate).toBe(0.1)
    documents.redo()
    expect(documents.document).toBe(before)
  })

  it('cannot be reached by taking steps back', () => {
    const documents = useDocumentStore()
    documents.openSource(own, null)
    documents.setAside()
    expect(documents.canUndo).toBe(false)
  })

  it('goes on with another table, keeping its settings', () => {
    const documents = useDocumentStore()
    documents.setDescent('learningRate', 0.07)
    documents.setAside()
    documents.openSource(sample, null)
    documents.setDescent('learningRate', 0.005)
    const { model, view } = documents.document
    documents.takeUp({ source: sample, model, view })
    expect(documents.document).toMatchObject({ source: sample, descent: { learningRate: 0.07 } })
    documents.undo()
    expect(documents.document).toMatchObject({ source: null, descent: { learningRate: 0.07 } })
  })

  it('is not taken up where other work has begun meanwhile', () => {
    const documents = useDocumentStore()
    documents.openSource(own, null)
    documents.setAside()
    const restored = { ...documents.document, filter: 'x > 1' }
    documents.beginWith(emptyHistory(restored))
    documents.takeUp(null)
    expect([documents.own, documents.isAside]).toEqual([restored, false])
  })

  it('is taken up once', () => {
    const documents = useDocumentStore()
    documents.setAside()
    documents.takeUp(null)
    documents.openSource(own, null)
    documents.takeUp(null)
    expect([documents.own.source, documents.isAside]).toEqual([own, false])
  })
})
