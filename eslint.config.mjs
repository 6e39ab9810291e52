import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { globalTypes } from './scripts/checks/eslint-global-types.mjs';

const nest = (importNames, message) => ({ name: '@nestjs/common', importNames, message });

const everywhere = [
  nest(['forwardRef'], 'Modules form a line: what needs forwardRef stands in the wrong module.'),
  nest(['Global'], 'Import the module where it is needed, so that its users are seen.'),
  nest(['Scope'], 'Providers live as long as the application: request scope rebuilds them on each request.'),
  { name: '@nestjs/core', importNames: ['REQUEST'], message: 'Pass what the request says as an argument.' },
  {
    name: 'typeorm',
    importNames: ['BaseEntity', 'EventSubscriber'],
    message: 'Rows are written by repositories, inside the unit of work, in plain sight.',
  },
  { name: 'node:process', importNames: ['env'], message: 'Only platform/config/environment.ts reads the environment.' },
];

const environmentIsReadOnce = {
  object: 'process',
  property: 'env',
  message: 'Only platform/config/environment.ts reads the environment: inject Environment.',
};

/** A file that matches should not exist at all. */
const noSuchFile = (files, message) => ({
  files,
  rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message }] },
});

export default defineConfig(
  { ignores: ['dist/', 'artifacts/', 'data/', 'public/', '**/*.js', '**/*.cjs'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { tablee: { rules: { 'global-types': globalTypes } } },
    rules: {
      'max-lines': ['warn', { max: 300 }],
      eqeqeq: ['error', 'always'],
      'no-restricted-imports': ['error', { paths: everywhere }],
      'no-restricted-properties': ['error', environmentIsReadOnce],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import a name from the file that holds it.' },
      ],
      // Ours are src/events/domain/event.ts and the answers of Fastify; a forgotten import would take the platform's silently.
      'tablee/global-types': ['error', { names: ['Event', 'Response'] }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],

      // Nest: a module is a class without members, and a method may be async for its contract alone.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/require-await': 'off',
      // Requests and answers are plain objects that a class describes.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // The type of a raw row is what we ask of the database, not what the compiler has seen.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Under noUncheckedIndexedAccess, `!` says "there is one here" where the line before has made sure.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
    },
  },
  {
    files: ['src/*/{domain,data,use-cases,queries,emails}/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: everywhere,
          patterns: [
            {
              regex: '^@nestjs/common$',
              importNamePattern: 'Exception$',
              message: 'Throw an error of the domain: one filter in platform/web maps it to a status and a page.',
            },
          ],
        },
      ],
    },
  },
  noSuchFile(
    ['src/**/index.ts', 'test/**/index.ts', 'bench/**/index.ts'],
    'No barrels: import from the file that holds it.',
  ),
  noSuchFile(
    [
      '**/{utils,util,helpers,helper,common,manager,managers,base}/**/*.ts',
      '**/{utils,util,helpers,helper,common,manager,base}.ts',
    ],
    'Name the file after what it is about: utils, helpers, common, manager and base say nothing.',
  ),
  {
    files: ['src/platform/config/environment.ts', 'ormconfig.ts', 'test/**/*.ts', 'bench/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    // Tests reach into parsed JSON and pages, and pass methods around to be observed.
    files: ['test/**/*.ts', 'bench/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
