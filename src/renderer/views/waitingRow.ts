import type { ICellRendererComp, IsFullWidthRowParams } from 'ag-grid-community'
import type { GridRow } from './gridRow'

/** Whether a row's page has yet to come. */
export const isWaiting = ({ rowNode }: IsFullWidthRowParams<GridRow>): boolean => rowNode.data === undefined

/**
 * A row until its page has come: one element, where cells would be drawn in vain. After a jump that is every row in sight, and the
 * grid makes each anew once it has data.
 */
export class WaitingRow implements ICellRendererComp<GridRow> {
  private readonly element = document.createElement('span')

  init(): void {
    this.element.className = 'waiting-row'
    this.element.textContent = '…'
  }

  getGui(): HTMLElement {
    return this.element
  }

  refresh(): boolean {
    return false
  }
}
