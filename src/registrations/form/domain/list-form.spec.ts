import { type ListEntry, type ListName, USUAL_LISTS } from './choice-lists.js';
import { checkList, movedRow, shownList, typedList } from './list-form.js';

const house = new Map([
  ['A', { fr: 'Catégorie A', en: 'Category A' }],
  ['B', { fr: 'Catégorie B', en: 'Category B' }],
]);
const NO_USES = { people: new Map<string, number>(), questions: new Map<string, string>() };
const before: readonly ListEntry[] = [
  { key: 'A', label: { fr: '', en: '' }, hidden: false, archived: false },
  { key: 'contrac', label: { fr: 'Contractuel', en: '' }, hidden: false, archived: false },
  { key: 'B', label: { fr: '', en: '' }, hidden: true, archived: false },
];

function judge(change: Readonly<Record<string, string>>, uses = NO_USES, list: ListName = 'categories') {
  return checkList(list, typedList({ ...shownList(before, house), ...change }), before, { house, uses });
}
const made = (change: Readonly<Record<string, string>>) =>
  judge(change).entries?.map(({ key, label, hidden }) => `${hidden ? '-' : ''}${key} ${label.fr}/${label.en}`);

describe('a list as its page', () => {
  it.each([
    ['is unchanged when it is saved as it is shown', {}, ['A /', 'contrac Contractuel/', '-B /']],
    ['is renamed', { 'entries.0.fr': 'Cadre A' }, ['A Cadre A/Category A', 'contrac Contractuel/', '-B /']],
    [
      'has the house’s words again where they are taken out',
      { 'entries.0.fr': '', 'entries.0.en': '' },
      ['A /', 'contrac Contractuel/', '-B /'],
    ],
    [
      'is hidden and shown',
      { 'entries.0.shown': '', 'entries.2.shown': 'oui' },
      ['-A /', 'contrac Contractuel/', 'B /'],
    ],
    [
      'is longer',
      { 'entries.3.fr': 'Contractuelle, contractuel', 'entries.3.en': 'On contract', 'entries.3.shown': 'oui' },
      ['A /', 'contrac Contractuel/', '-B /', 'contrac-2 Contractuelle, contractuel/On contract'],
    ],
    ['loses what nobody has', { 'entries.1.fr': '' }, ['A /', '-B /']],
    [
      'takes no key that was not its own',
      { 'entries.3.key': 'C', 'entries.3.fr': 'Stagiaire' },
      ['A /', 'contrac Contractuel/', '-B /', '-stagiai Stagiaire/'],
    ],
  ])('%s', (_, change, entries) => expect(made(change)).toEqual(entries));

  it.each([
    [{ 'entries.1.fr': '', 'entries.1.en': 'Contract' }, ['entries.1.fr french-missing']],
    [{ 'entries.3.en': 'Contract' }, ['entries.3.fr french-missing']],
    [{ 'entries.3.fr': 'contractuel' }, ['entries.3.fr option-twice']],
    [
      { 'entries.3.fr': 'x'.repeat(101), 'entries.3.en': 'y'.repeat(101) },
      ['entries.3.fr too-long', 'entries.3.en too-long'],
    ],
    [{ 'entries.0.shown': '', 'entries.1.shown': '' }, ['entries.0.fr list-empty']],
  ])('%j is wrong', (change, errors) => {
    expect(judge(change).errors.map(({ field, code }) => `${field} ${code}`)).toEqual(errors);
  });

  it('keeps what somebody has, and what a question hangs on', () => {
    const uses = { people: new Map([['contrac', 3]]), questions: new Map([['A', 'Votre grade ?']]) };
    expect(judge({ 'entries.1.fr': '' }, uses).errors).toEqual([
      { field: 'entries.1.fr', code: 'entry-used', parameters: { count: 3 } },
    ]);
    expect(judge({ 'entries.1.shown': '' }, uses).entries?.[1]).toMatchObject({ hidden: true, archived: true });
    expect(judge({ 'entries.1.shown': '' }).entries?.[1]).toMatchObject({ hidden: true, archived: false });
    expect(judge({ 'entries.0.shown': '' }, uses).errors).toEqual([
      { field: 'entries.0.fr', code: 'entry-needed', parameters: { question: 'Votre grade ?' } },
    ]);
  });

  it('of functions always offers « autre »; of media may offer none', () => {
    const typed = typedList(shownList(USUAL_LISTS.functions, new Map()));
    const hidden = Object.fromEntries(Object.entries(typed).filter(([field]) => field.endsWith('.key')));
    const { entries } = checkList('functions', hidden, USUAL_LISTS.functions, {
      house: new Map(USUAL_LISTS.functions.map(({ key }) => [key, { fr: key, en: key }])),
      uses: NO_USES,
    });
    expect(entries?.filter((entry) => !entry.hidden).map(({ key }) => key)).toEqual(['autre']);
    expect(judge({ 'entries.0.shown': '', 'entries.1.shown': '' }, NO_USES, 'media').errors).toEqual([]);
  });

  it.each([
    [0, 1, 'contrac A B'],
    [2, -1, 'A B contrac'],
    [0, -1, 'A contrac B'],
    [2, 1, 'A contrac B'],
    [Number.NaN, 1, 'A contrac B'],
  ] as const)('moves row %j by %j with its words', (at, by, keys) => {
    const moved = movedRow(typedList(shownList(before, house)), at, by);
    const rows = [0, 1, 2].map((row) => moved[`entries.${row}.key`]);
    expect(rows.join(' ')).toBe(keys);
    expect(moved[`entries.${rows.indexOf('contrac')}.fr`]).toBe('Contractuel');
  });
});
