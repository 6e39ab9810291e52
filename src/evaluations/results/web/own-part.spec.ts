import { ownPart } from './own-part.js';

type Found = Parameters<typeof ownPart>[0];

const ana = { key: 'ana-imbert', name: 'Mme Ana IMBERT' };
const leo = { key: 'leo-roy', name: 'Léo Roy' };
const ateliers = [
  { key: 'loire', letter: 'A', title: 'Loire', facilitators: [ana] },
  { key: 'maine', letter: 'B', title: 'Maine', facilitators: [leo] },
];
const found = {
  ateliers,
  subjectsOf: ({ scope }: { scope: string }) =>
    scope === 'facilitator' ? [ana, leo] : ateliers.map(({ key, title }) => ({ key, name: title })),
} as unknown as Found;
const keys = (name: string, isClosed: boolean, scope: 'atelier' | 'facilitator') =>
  ownPart(found, name, isClosed)
    .subjectsOf({ scope })
    .map(({ key }) => key);

describe('what a facilitator reads', () => {
  it.each([
    ['Ana Imbert', true, 'atelier', ['loire']],
    ['Ana Imbert', true, 'facilitator', ['ana-imbert']],
    ['Ana Imbert', false, 'atelier', []],
    ['Camille Verney', true, 'atelier', []],
    ['Camille Verney', true, 'facilitator', []],
  ] as const)('%s, closed: %s, by %s', (name, isClosed, scope, expected) => {
    expect(keys(name, isClosed, scope)).toEqual(expected);
  });
});
