/** Projects, and work that a crash has left. */
export const projects = {
  openElsewhere: '“{name}” is open in another Leastwise ({owner}). Save your changes under another name.',
  saveAs: 'Save as…',
  leftTitle: 'Unsaved work',
  leftLead: 'Leastwise ended before this work was saved.',
  leftHolds: 'Data {source}, last changed {when}',
  leftCounts: 'Steps of preparation: {steps}. Rows excluded: {exclusions}.',
  noFormula: 'No model yet',
  recover: 'Take it up again',
  decline: 'Do without it',
  offerTitle: 'Open {name}',
  offerApply: 'Open the project',
  replaces: 'The work in hand is not saved. Cancel and save it first, or it is replaced.',
  replacesHistory:
    'The work in hand is as it was saved, but changes that you went back from are in its history alone: {count}. Cancel and save it first, or they are gone.',
  changes: 'Size {bytesWas} → {bytesNow} bytes; changed {timeWas} → {timeNow}.',
  shape: 'When saved it had {rows} rows and {columns} columns.',
  state: {
    same: 'As it was when the project was saved: {place}',
    changed:
      'Not as it was when the project was saved: {place}. Open it as it is now, or choose another file.',
    unseen:
      'Gone when the project was saved, so that nobody knows whether it is as it was: {place}. Open it as it is now, or choose another file.',
    missing: 'Not found at {place}. Choose where it is now.',
    outside: 'Outside the project’s folder: {place}. It is read only if you allow it.',
  },
  allow: 'Allow',
  locate: 'Choose the file…',
} as const
