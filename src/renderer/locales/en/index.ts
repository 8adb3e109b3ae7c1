import { charts } from './charts'
import { commands } from './commands'
import { compare } from './compare'
import { data } from './data'
import { descent } from './descent'
import { exportRows } from './exportRows'
import { filter } from './filter'
import { find } from './find'
import { fit } from './fit'
import { flagging } from './flagging'
import { help } from './help'
import { history } from './history'
import { importing } from './import'
import { ledger } from './ledger'
import { model } from './model'
import { notices } from './notices'
import { predict } from './predict'
import { preparation } from './preparation'
import { projects } from './projects'
import { residuals } from './residuals'
import { selection } from './selection'
import { selfTest } from './selfTest'
import { shell } from './shell'
import { start } from './start'
import { status } from './status'
import { report } from './report'
import { table } from './table'
import { tour } from './tour'
import { tuning } from './tuning'

/** The window's own texts in English. Those shared with reports and the command line are in `shared/texts`. */
export const en = {
  charts,
  commands,
  compare,
  data,
  descent,
  export: report.export,
  exportRows,
  filter,
  find,
  fit,
  flagging,
  help,
  history,
  importing,
  ledger,
  model,
  notices,
  predict,
  preparation,
  reportView: report.view,
  projects,
  residuals,
  selection,
  selfTest,
  shell,
  start,
  status,
  table,
  tour,
  tuning,
}
