/** The line of docs/ARCHITECTURE.md: a module imports only what stands to its left. */
const line = [
  'platform',
  'collectivities',
  'events',
  'programme',
  'registrations',
  'ateliers',
  'evaluations',
  'attendance',
  'restitution',
  'action-plans',
  'demonstration',
];

// app.module.ts, main.ts and the commands.
const composition = '^src/([^/]+\\.ts$|cli/)';
const entities = '/data/[^/]+\\.entity\\.ts$';
const tests = '\\.spec\\.ts$';
// The floor's pure files, which the rules stand on, obey the same law.
const pure = [
  '^src/[^/]+/domain/',
  '^src/[^/]+/[^/]+/domain/',
  '^src/platform/errors/',
  '^src/platform/clock/paris-time\\.ts$',
  '^src/platform/mail/(email-address|header-text)\\.ts$',
];
// The floor has its own order: its web and mail serve every folder of every module. A large module has features, each with these folders.
const inFolder = (...names) => [
  `^src/(${line.slice(1).join('|')})/(${names.join('|')})/`,
  `^src/(${line.slice(1).join('|')})/[^/]+/(${names.join('|')})/`,
];

const mailsOfAnEvent = ['^src/registrations/emails/(own-words|person-words|event-mail\\.view)\\.ts$'];

// Reason: with one direction, a module can be read, tested and changed knowing only what stands to its left. When the left must tell
// the right, it publishes a fact.
const onlyToTheLeft = line.slice(0, -1).map((name, place) => ({
  name: `${name}-imports-only-to-its-left`,
  severity: 'error',
  comment: `${name} may import ${line.slice(0, place).join(', ') || 'no other module'}: what stands to its right learns of it through facts.`,
  from: { path: `^src/${name}/` },
  to: { path: `^src/(${line.slice(place + 1).join('|')})/` },
}));

// Reason: web → use-cases → data → domain. Rules are decided where they can be tested without a server or a database.
const inward = [
  [
    'data',
    ['use-cases', 'queries', 'emails', 'web', 'api'],
    'Stored rows know the rules they obey, not who asks for them.',
  ],
  ['emails', ['use-cases', 'web', 'api'], 'A mail is a text made from what it is given.'],
  ['queries', ['use-cases', 'emails', 'web', 'api'], 'A read never writes, and gives plain data to whoever shows it.'],
  ['use-cases', ['web', 'api'], 'A use-case serves pages, API and jobs alike.'],
  ['web', ['api'], 'Pages and API are two doors of one house: what both need lies in use-cases or queries.'],
  ['api', ['web'], 'Pages and API are two doors of one house: what both need lies in use-cases or queries.'],
].map(([from, to, comment]) => ({
  name: `${from}-looks-inward`,
  severity: 'error',
  comment,
  from: { path: inFolder(from), pathNot: tests },
  to: { path: inFolder(...to) },
}));

module.exports = {
  forbidden: [
    ...onlyToTheLeft,
    ...inward,
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'Rules take plain data and give plain data: no Nest, no TypeORM, no Node, no clock, no other folder than domain.',
      from: { path: pure, pathNot: tests },
      to: { pathNot: pure },
    },
    {
      name: 'other-modules-by-their-front-door',
      severity: 'error',
      comment:
        'Of another module one may use use-cases, queries, domain and the Nest module itself; its tables and pages are its own. ' +
        'Reached is the door of every page of the desk; every mail of an event speaks with own-words (ADR 13).',
      from: { path: `^src/(${line.slice(1).join('|')})/` },
      to: {
        path: inFolder('data', 'emails', 'web', 'api'),
        pathNot: ['^src/$1/', entities, '^src/events/web/reached\\.ts$', ...mailsOfAnEvent],
      },
    },
    {
      name: 'entities-of-others-for-foreign-keys-only',
      severity: 'error',
      comment:
        'A foreign key names the table that it points to (@ForeignKey, no relation); whoever wants its rows asks its module.',
      from: { path: `^src/(${line.slice(1).join('|')})/`, pathNot: entities },
      to: { path: entities, pathNot: '^src/$1/' },
    },
    {
      name: 'demonstration-is-left-out-elsewhere',
      severity: 'error',
      comment:
        'Real installations never meet invented people: only the composition of the application knows of the demonstration.',
      from: { path: '^src/', pathNot: ['^src/demonstration/', composition] },
      to: { path: '^src/demonstration/' },
    },
    {
      name: 'every-module-has-its-place',
      severity: 'error',
      comment: 'A module that is not on the line (this file, docs/ARCHITECTURE.md) would escape its rules.',
      from: {},
      to: { path: '^src/[^/]+/', pathNot: [`^src/(${line.join('|')})/`, composition] },
    },
    {
      name: 'nothing-above-the-application',
      severity: 'error',
      comment: 'The files of src itself and src/cli put the house together: no module needs them.',
      from: { path: '^src/', pathNot: composition },
      to: { path: composition },
    },
    {
      name: 'no-test-code-in-the-application',
      severity: 'error',
      comment: 'test, bench and scripts are not built into dist: an import would fail at the first start.',
      from: { path: '^src/', pathNot: tests },
      to: { path: ['^(test|bench|scripts)/', tests] },
    },
    {
      name: 'no-development-package-in-the-application',
      severity: 'error',
      comment: 'npm ci --omit=dev must leave an application that runs.',
      from: { path: '^(src/|ormconfig\\.ts$)', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm'] },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'In a cycle nothing can be understood alone, and ES modules meet each other half made.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'imports-exist',
      severity: 'error',
      comment: 'A file or a package that is not there.',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // A type can tie two modules as tightly as a value.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
