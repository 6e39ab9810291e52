const tool = (path, ...args) => [`node_modules/${path}`, ...args];

const jest = (project, workers) => ({
  name: project,
  jest: true,
  // ES modules under jest still need the first flag; the second keeps its warning out of every run.
  command: [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    ...tool('jest/bin/jest.js', '--selectProjects', project, `--maxWorkers=${workers}`, '--workerIdleMemoryLimit=1GB'),
  ],
});

/**
 * All checks in the order in which they run: what is quick and often red comes first.
 * `command` is given to Node 24; `minutes` (10 unless said) is when a check that hangs is ended and counts as failed.
 */
export const checks = [
  { name: 'format', command: tool('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.') },
  { name: 'lint', command: tool('eslint/bin/eslint.js', '.') },
  { name: 'types', command: tool('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json') },
  {
    name: 'directions',
    command: tool('dependency-cruiser/bin/dependency-cruiser.mjs', 'src', 'ormconfig.ts', '--output-type', 'err-long'),
  },
  { name: 'unused', command: tool('knip/bin/knip.js', '--no-progress') },
  { name: 'build', command: ['scripts/build.mjs'] },
  jest('unit', 2),
  jest('integration', 2),
  jest('journeys', 2),
  // Some twenty specs in one Chromium after the other.
  { ...jest('browser', 1), needsChromium: true, minutes: 14 },
];
