/**
 * How the program is packed. scripts/package.mjs sets the environment: which Electron goes in (LEASTWISE_ELECTRON_DIST,
 * LEASTWISE_ELECTRON_VERSION) and whether this is a release (LEASTWISE_RELEASE). A release ships the pinned Electron
 * and cannot be opened with a debugger; a package made for tests can, since that is how the tests drive it.
 */
const { rmSync } = require('node:fs')
const { join } = require('node:path')

const {
  LEASTWISE_ELECTRON_DIST: electronDist,
  LEASTWISE_ELECTRON_VERSION: electronVersion,
  LEASTWISE_RELEASE: release,
} = process.env

const association = (name, mimeType, ...extensions) =>
  extensions.map((ext) => ({ ext, name, mimeType, role: ext === 'leastwise' ? 'Editor' : 'Viewer' }))

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.leastwise.desktop',
  productName: 'Leastwise',
  directories: { output: 'dist', buildResources: 'resources/icons' },
  ...(electronDist && { electronDist, electronVersion }),
  electronLanguages: ['en-US', 'zh-CN', 'en', 'zh_CN'], // the last two are macOS's names,
  npmRebuild: false,

  files: [
    'out/**',
    'resources/**',
    '!resources/screenshots/**',
    'package.json',
    '!**/*.map',
    '!**/{test,tests,__tests__}/**',
    '!**/*.{ts,mts,cts}',
    '!**/{README,CHANGELOG,CONTRIBUTING}*',
  ],
  // Native code cannot read inside an archive, nor can a user's file manager show a sample in one.
  asarUnpack: ['**/*.node', '**/*.so', '**/*.dylib', '**/*.dll', 'resources/**'],
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: !release,
    enableCookieEncryption: true,
    onlyLoadAppFromAsar: true,
  },
  afterPack: ({ electronPlatformName, appOutDir, packager }) => {
    const resources =
      electronPlatformName === 'darwin'
        ? join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Resources')
        : join(appOutDir, 'resources')
    rmSync(join(resources, 'default_app.asar'), { recursive: true, force: true })
  },

  fileAssociations: [
    ...association('Leastwise project', 'application/x-leastwise', 'leastwise'),
    ...association('Comma-separated values', 'text/csv', 'csv'),
    ...association('Tab-separated values', 'text/tab-separated-values', 'tsv'),
    ...association(
      'Excel workbook',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'xlsx',
    ),
    ...association('Excel 97 workbook', 'application/vnd.ms-excel', 'xls'),
    ...association('Excel binary workbook', 'application/vnd.ms-excel.sheet.binary.macroEnabled.12', 'xlsb'),
    ...association('OpenDocument spreadsheet', 'application/vnd.oasis.opendocument.spreadsheet', 'ods'),
  ],

  linux: {
    executableName: 'leastwise',
    target: ['AppImage', 'deb', 'tar.gz'],
    category: 'Science',
    icon: 'icon.png',
    synopsis: 'Least squares you can see',
    maintainer: 'The Leastwise authors',
  },
  deb: {
    depends: ['libgtk-3-0', 'libnss3', 'libxss1', 'libxtst6', 'libatspi2.0-0', 'libgbm1', 'libasound2'],
  },
  win: { target: ['nsis'], icon: 'icon.png' },
  nsis: { oneClick: false, allowToChangeInstallationDirectory: true, perMachine: false },
  mac: { target: ['dmg'], category: 'public.app-category.education', icon: 'icon.png' },
  publish: null,
}
