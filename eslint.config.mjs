import eslint from '@eslint/js'
import prettier from 'eslint-config-prettier'
import vue from 'eslint-plugin-vue'
import { defineConfig, globalIgnores } from 'eslint/config'
import tseslint from 'typescript-eslint'
import vueParser from 'vue-eslint-parser'

const WEB = ['src/renderer/**/*.{ts,vue}', 'src/preload/bridge.d.ts', 'test/renderer/**/*.ts']

const readonly = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']))
const nodeGlobals = readonly(
  ...['Buffer', 'URL', 'clearInterval', 'clearTimeout', 'console', 'performance', 'process'],
  ...['setImmediate', 'setInterval', 'setTimeout', 'structuredClone', 'TextDecoder', 'TextEncoder'],
)

/** Code that is made of strings while the program runs. */
const noCodeFromStrings = { 'no-eval': 'error', 'no-new-func': 'error', 'no-script-url': 'error' }

/** What a file of any language keeps to. */
const everywhere = {
  ...noCodeFromStrings,
  eqeqeq: 'error',
  'no-var': 'error',
  'prefer-const': 'error',
}

const typescript = {
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
  '@typescript-eslint/no-implied-eval': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/max-params': ['error', { max: 4 }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // A method that a Promise interface asks for need not wait for anything.
  '@typescript-eslint/require-await': 'off',
  '@typescript-eslint/no-unused-vars': [
    'error',
    { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
  ],
}

/**
 * Rules that follow a type to where it is unknown: off where only vue-tsc knows the types (out of .vue files; `npm run
 * types` covers them) and in tests, which read reference data.
 */
const noUnsafeRules = {
  '@typescript-eslint/no-unsafe-argument': 'off',
  '@typescript-eslint/no-unsafe-assignment': 'off',
  '@typescript-eslint/no-unsafe-call': 'off',
  '@typescript-eslint/no-unsafe-member-access': 'off',
  '@typescript-eslint/no-unsafe-return': 'off',
}

export default defineConfig(
  globalIgnores(['out/', 'dist/', 'test/reference/data/', 'test/data/', 'resources/samples/']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  eslint.configs.recommended,
  { rules: everywhere },

  {
    files: ['**/*.{ts,vue}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.node.json', extraFileExtensions: ['.vue'] } },
    rules: { ...typescript, 'no-undef': 'off' },
  },
  {
    files: WEB,
    languageOptions: { parserOptions: { project: './tsconfig.web.json' } },
    rules: noUnsafeRules,
  },
  {
    files: ['**/*.vue'],
    extends: [vue.configs['flat/recommended']],
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup', 'composition']],
      'vue/component-name-in-template-casing': 'error',
      'vue/define-macros-order': 'error',
      'vue/eqeqeq': 'error',
      'vue/no-unused-refs': 'error',
      'vue/no-useless-v-bind': 'error',
      'vue/require-typed-ref': 'error',
      'vue/require-default-prop': 'off', // an optional prop is undefined, as its type says
    },
  },

  {
    // Pure: the same input gives the same bits. Time and chance arrive as arguments.
    files: ['src/shared/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Take a seeded generator as an argument.' },
        { object: 'Date', property: 'now', message: 'Take the time as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'Take the time as an argument.',
        },
      ],
    },
  },
  { files: ['src/shared/numeric/**/*.ts'], rules: { '@typescript-eslint/max-params': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      ...noUnsafeRules,
      '@typescript-eslint/max-params': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: ['**/*.{js,cjs,mjs}'],
    languageOptions: { globals: nodeGlobals },
    rules: { 'max-params': ['error', 4], 'no-implied-eval': 'error' },
  },
  {
    // Parts of a bench run inside the page.
    files: ['test/bench/*.mjs'],
    languageOptions: { globals: readonly('document', 'Event', 'MutationObserver', 'requestAnimationFrame') },
  },
  {
    files: ['**/*.cjs', 'scripts/defaultApp/*.js'],
    languageOptions: { sourceType: 'commonjs', globals: readonly('module', 'require', '__dirname') },
  },
  prettier,
)
