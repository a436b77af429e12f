import js from '@eslint/js';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import checkFile from 'eslint-plugin-check-file';
import { importX } from 'eslint-plugin-import-x';
import jest from 'eslint-plugin-jest';
import { builtinModules } from 'node:module';
import tseslint from 'typescript-eslint';

/**
 * Which folder may import which (docs/architecture.md draws it). A folder may always import itself; `cli`, `test` and
 * `bench` put everything together and may import all.
 */
const MAY_IMPORT = {
  domain: [],
  security: ['workflows/failure-converter'],
  config: [],
  contracts: ['domain'],
  cities: ['config', 'contracts', 'domain'],
  migrations: [],
  storage: [],
  db: ['contracts', 'domain', 'migrations'],
  workflows: ['contracts', 'domain'],
  activities: ['config/engine-settings', 'config/setup-error', 'contracts', 'db', 'domain', 'storage'],
  workers: ['activities', 'config', 'contracts', 'db', 'domain', 'storage', 'workflows'],
  api: ['contracts', 'db', 'domain', 'security', 'storage'],
  web: ['contracts', 'domain'],
};
const FOLDERS = [...Object.keys(MAY_IMPORT), 'cli', 'test', 'bench'];

const directions = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) =>
  FOLDERS.filter((other) => other !== folder && !allowed.includes(other)).map((other) => ({
    target: ['ts', 'tsx'].flatMap((type) => [`./${folder}/**/!(*.test).${type}`, `./${folder}/!(*.test).${type}`]),
    from: `./${other}`,
    except: allowed
      .filter((path) => path.startsWith(`${other}/`))
      .map((path) => `./${path.slice(other.length + 1)}.ts`),
    message: `${folder}/ must not import ${other}/ (docs/architecture.md).`,
  })),
);

/** What would make a workflow's replay differ from its first run, or does not exist in its sandbox. */
const NOT_IN_WORKFLOWS = [
  ...builtinModules.filter((name) => name !== 'assert').flatMap((name) => [name, `node:${name}`]),
  'express',
  'knex',
  'nodemailer',
  'pg',
  'pino',
  '@temporalio/activity',
  '@temporalio/client',
  '@temporalio/worker',
];

/** The modules of the bundle are evaluated once for all workflows of a worker (workers/bundle-workflows.ts). */
const NO_MODULE_STATE = ['Program >', 'Program > ExportNamedDeclaration >'].flatMap((module) =>
  [
    `${module} VariableDeclaration[kind='let']`,
    `${module} VariableDeclaration > VariableDeclarator > NewExpression[callee.name=/^(Map|Set)$/][arguments.length=0]`,
  ].map((selector) => ({ selector, message: 'All workflows of a worker would share it, and a replay differ.' })),
);

const NOT_PURE = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Pass the instant in.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Pass the instant in.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'Pass randomness in.' },
  {
    selector: "Identifier[name='Intl']",
    message: 'Its data differs between Node versions, which would break replays.',
  },
  { selector: "MemberExpression[object.name='process']", message: 'Settings are passed in.' },
];

export default tseslint.config(
  { ignores: ['**/dist/', 'web/dist-*/', 'web/api/schema.d.ts', '.paht/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    plugins: { 'import-x': importX, 'check-file': checkFile },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
    rules: {
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', prefer: 'type-imports' },
      ],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/require-await': 'off',
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      'import-x/no-restricted-paths': ['error', { zones: directions }],
      'check-file/filename-naming-convention': [
        'error',
        { '!(migrations)/**/*.{ts,tsx}': 'KEBAB_CASE' },
        { ignoreMiddleExtensions: true },
      ],
      'no-console': 'error',
    },
  },
  {
    // Bundled into workflows, directly or through them.
    files: ['workflows/**/*.ts', 'domain/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      'no-restricted-imports': ['error', { paths: NOT_IN_WORKFLOWS }],
      'no-restricted-globals': ['error', 'fetch', 'setImmediate', 'Buffer'],
    },
  },
  {
    files: ['domain/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: { 'no-restricted-syntax': ['error', ...NOT_PURE, ...NO_MODULE_STATE] },
  },
  {
    files: ['workflows/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NO_MODULE_STATE,
        {
          selector:
            "Property[key.name='validator'] > :matches(ArrowFunctionExpression, FunctionExpression)[async=true]",
          message: 'An async validator that throws fails the workflow task again and again.',
        },
        {
          selector: "NewExpression[callee.name='AsyncLocalStorage']",
          message: 'Node 20 copies every storage to every promise: one for each workflow took gigabytes (measured).',
        },
      ],
    },
  },
  {
    files: ['contracts/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NO_MODULE_STATE] },
  },
  {
    files: ['**/*.test.ts'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      // A property's expectation may hold only under a condition of its random input.
      'jest/no-conditional-expect': 'off',
      'jest/no-standalone-expect': ['error', { additionalTestBlockFunctions: ['asRoot'] }],
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert', '**.assert'] }],
      'jest/valid-title': ['error', { mustMatch: { it: '^When .+, then ' } }],
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Nobody imports these but tests; what they return is plain from their few lines.
    files: ['test/**/*.ts', 'bench/**/*.ts', '**/testing/**/*.ts'],
    rules: { '@typescript-eslint/explicit-module-boundary-types': 'off' },
  },
  {
    files: ['test/global-*.ts', '*.config.*', 'web/*.config.*', 'eslint.config.mjs'],
    rules: { 'import-x/no-default-export': 'off' },
  },
  { files: ['**/*.js', '**/*.mjs'], ...tseslint.configs.disableTypeChecked },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { module: 'writable', require: 'readonly', __dirname: 'readonly' } },
  },
);
