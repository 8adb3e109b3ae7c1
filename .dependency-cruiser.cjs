/**
 * Who may import whom, checked by `npm run layers`. The folders of src/shared stand in the order of the data's route:
 * each imports only itself and those before it.
 */
const SHARED_ORDER = [
  'outcome',
  'texts',
  'numeric',
  'table',
  'source',
  'formula',
  'preparation',
  'constraints',
  'robust',
  'estimators',
  'descent',
  'diagnostics',
  'inference',
  'plots',
  'report',
  'document',
  'project',
  'scripts',
  'analysis',
  'comparison',
  'contract',
]

const ELECTRON_SIDE =
  '^src/main/((index|window|menu|dialogs|settings|ipc|grants|engineHost)\\.ts$|export/pdf\\.ts$)'
const NODE_SIDE = '^src/main/(engine|data|preparation|project|cli|export)/'
const ELECTRON = '^electron(/|$)|node_modules/electron/'
const PACKAGES = ['npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-bundled', 'npm-no-pkg', 'npm-unknown']

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

const sharedOrder = SHARED_ORDER.slice(0, -1).map((folder, position) =>
  rule(
    `shared-order-${folder}`,
    `src/shared/${folder} imports only itself and the folders before it on the data's route.`,
    { path: `^src/shared/${folder}/` },
    { path: `^src/shared/(${SHARED_ORDER.slice(position + 1).join('|')})/` },
  ),
)

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    rule(
      'no-circular',
      'Modules that need each other are one module, or miss a third.',
      {},
      { circular: true },
    ),
    rule(
      'no-orphans',
      'A module that nothing imports and that imports nothing is forgotten.',
      { orphan: true, pathNot: '\\.d\\.ts$' },
      {},
    ),
    rule(
      'not-resolvable',
      'An import must lead somewhere.',
      { path: '^src/' },
      { couldNotResolve: true, pathNot: '\\?' },
    ),
    rule(
      'no-undeclared-package',
      'A package that is imported stands in package.json.',
      { path: '^src/' },
      { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: ELECTRON },
    ),

    ...sharedOrder,
    rule(
      'shared-known-folders',
      'A new folder of src/shared takes its place in SHARED_ORDER.',
      { path: '^src/' },
      { path: '^src/shared/', pathNot: `^src/shared/(${SHARED_ORDER.join('|')})/` },
    ),
    rule(
      'shared-stands-alone',
      'src/shared is pure: it imports nothing of the other layers.',
      { path: '^src/shared/' },
      { path: '^src/', pathNot: '^src/shared/' },
    ),
    rule(
      'shared-no-node',
      'src/shared runs anywhere: no Node.',
      { path: '^src/shared/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'shared-no-packages',
      'src/shared imports no package.',
      { path: '^src/shared/', pathNot: '^src/shared/(source|preparation|document|project|contract)/' },
      { dependencyTypes: PACKAGES },
    ),
    rule(
      'shared-only-zod',
      'source, preparation, document, project and contract describe data with zod; they import no other package.',
      { path: '^src/shared/(source|preparation|document|project|contract)/' },
      { dependencyTypes: PACKAGES, pathNot: 'node_modules/zod/' },
    ),

    rule(
      'main-imports-shared',
      'main imports shared, its own and packages: never the window or its bridge.',
      { path: '^src/main/' },
      { path: '^src/(renderer|preload)/' },
    ),
    rule(
      'electron-in-few-places',
      'Only the files that speak for Electron import it, so all others run and are tested under plain Node.',
      { path: '^src/main/', pathNot: ELECTRON_SIDE },
      { path: ELECTRON },
    ),
    rule(
      'node-side-stays-free',
      'engine, data, project, cli and export do not lean on a file that needs Electron.',
      { path: NODE_SIDE, pathNot: ELECTRON_SIDE },
      { path: ELECTRON_SIDE },
    ),

    rule(
      'preload-is-thin',
      'The bridge imports electron and the contract; nothing else.',
      { path: '^src/preload/' },
      {
        pathNot: ['^src/preload/', '^src/shared/(contract|outcome)/', '^src/shared/document/', ELECTRON],
      },
    ),
    rule(
      'preload-document-types-only',
      'Of the document the bridge needs its types only.',
      { path: '^src/preload/' },
      { path: '^src/shared/document/', dependencyTypesNot: ['type-only'] },
    ),

    rule(
      'renderer-not-main',
      'The window knows main only through the bridge.',
      { path: '^src/renderer/' },
      { path: '^src/(main|preload)/', pathNot: '^src/preload/bridge\\.d\\.ts$' },
    ),
    rule(
      'renderer-bridge-types-only',
      "Of the bridge the window imports the type; the object itself is the page's global.",
      { path: '^src/renderer/' },
      { path: '^src/preload/bridge\\.d\\.ts$', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'renderer-no-node',
      'The window is sandboxed: no Node.',
      { path: '^src/renderer/' },
      { dependencyTypes: ['core'] },
    ),
    rule(
      'renderer-no-electron',
      'The window is sandboxed: no Electron.',
      { path: '^src/renderer/' },
      { path: ELECTRON },
    ),
    rule(
      'drawing-knows-no-store',
      'charts and components take props and emit events.',
      { path: '^src/renderer/(charts|components)/' },
      { path: '^src/renderer/stores/' },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
      extensions: ['.ts', '.d.ts', '.vue', '.mjs', '.js', '.json', '.css'],
    },
  },
}
