import { readReason, reasonText, type WithdrawalReason } from './withdrawal-reason.js';

const WORDS = new Map<string, WithdrawalReason>([
  ['Un empêchement de service', 'work'],
  ['Un autre motif', 'other'],
]);

it.each([
  [null, '', null],
  [null, 'Malade', 'Malade'],
  ['Un autre motif', '', 'Un autre motif'],
  ['Un autre motif', 'Train supprimé : grève', 'Un autre motif : Train supprimé : grève'],
  [null, '😀'.repeat(1001), '😀'.repeat(1000)],
])('%j and %j are kept as one text', (listed, said, text) => expect(reasonText(listed, said)).toBe(text));

it.each([
  ['Un empêchement de service', { listed: 'work', said: '' }],
  ['Un autre motif : Train supprimé : grève', { listed: 'other', said: 'Train supprimé : grève' }],
  ['Un empêchement de services', { listed: null, said: 'Un empêchement de services' }],
  ['Malade', { listed: null, said: 'Malade' }],
] as const)('%j is read as what was chosen and what was said', (stored, read) =>
  expect(readReason(stored, WORDS)).toEqual(read),
);
