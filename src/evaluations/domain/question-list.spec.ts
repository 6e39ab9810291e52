import { MODELS } from './models/models.js';
import { defaultDates } from './default-dates.js';
import { remindersMissed, reminderTimes } from './reminders.js';
import { ADVISED_QUESTIONS, isText, type Question } from './question.js';
import { possibleParents, withAdded, withChanged, withMoved, withRemoved } from './question-list.js';

const words = (fr: string) => ({ fr, en: '' });
const option = (key: string) => ({ key, label: words(key) });
const question = (id: string, change: Partial<Question> = {}): Question => ({
  id,
  key: id,
  kind: 'choice',
  step: 0,
  scope: 'event',
  label: words(id),
  hint: words(''),
  required: false,
  options: [option('oui'), option('non')],
  min: null,
  max: null,
  condition: null,
  replacedBy: null,
  retired: false,
  ...change,
});
const LIST = [
  question('a'),
  question('b', { condition: { question: 'a', anyOf: ['oui'] } }),
  question('c', { step: 1 }),
];
const brief = (questions: readonly Question[]) =>
  questions.map(({ id, key, step, replacedBy, retired, condition }) =>
    [
      id,
      key,
      step,
      ...(replacedBy ? [`→${replacedBy}`] : []),
      ...(retired ? ['retired'] : []),
      ...(condition ? [`if ${condition.question}`] : []),
    ].join(' '),
  );

describe('a list of questions', () => {
  it('takes a new one, under a key of its own, at the end of its page', () => {
    const draft = { ...question('x'), key: '', label: words('Votre avis ?') };
    expect(brief(withAdded(LIST, draft, 'n'))).toEqual(['a a 0', 'b b 0 if a', 'n votre-avis 0', 'c c 1']);
  });

  it('is edited while nobody has answered', () => {
    const changed = withChanged(LIST, 'a', { ...LIST[0]!, label: words('Autre') }, { answered: false, newId: 'n' });
    expect([brief(changed), changed[0]!.label.fr]).toEqual([['a a 0', 'b b 0 if a', 'c c 1'], 'Autre']);
  });

  it('keeps what was answered, and asks the new wording in its place under the same key', () => {
    const changed = withChanged(LIST, 'a', { ...LIST[0]!, label: words('Autre') }, { answered: true, newId: 'n' });
    expect(brief(changed)).toEqual(['a a 0 →n', 'n a 0', 'b b 0 if a', 'c c 1']);
    expect(changed.map(({ label }) => label.fr)).toEqual(['a', 'Autre', 'b', 'c']);
  });

  it('changes page and duty of an answered question without another', () => {
    const changed = withChanged(
      LIST,
      'b',
      { ...LIST[1]!, required: true, step: 1, condition: null },
      { answered: true, newId: 'n' },
    );
    expect(brief(changed)).toEqual(['a a 0', 'b b 1', 'c c 1']);
  });

  it('drops a condition whose question is gone, stands behind or offers no such answer', () => {
    expect(brief(withRemoved(LIST, 'a', false))).toEqual(['b b 0', 'c c 1']);
    expect(brief(withRemoved(LIST, 'a', true))).toEqual(['a a 0 retired', 'b b 0', 'c c 1']);
    expect(brief(withMoved(LIST, 'a', 1, 1))).toEqual(['b b 0', 'a a 0', 'c c 1']);
    const other = withChanged(LIST, 'a', { ...LIST[0]!, options: [option('non')] }, { answered: false, newId: 'n' });
    expect(brief(other)).toEqual(['a a 0', 'b b 0', 'c c 1']);
  });

  it.each([
    ['b', -1, ['b b 0', 'a a 0', 'c c 1']],
    ['b', 1, ['a a 0', 'b b 1 if a', 'c c 1']],
    ['c', -1, ['a a 0', 'b b 0 if a', 'c c 0']],
    ['c', 1, ['a a 0', 'b b 0 if a', 'c c 1']],
    ['a', -1, ['a a 0', 'b b 0 if a', 'c c 1']],
    ['nobody', 1, ['a a 0', 'b b 0 if a', 'c c 1']],
  ] as const)('moves %s by %i', (id, by, expected) => {
    expect(brief(withMoved(LIST, id, by, 1))).toEqual(expected);
  });

  it('lets a condition depend only on what stands before and can be named', () => {
    const list = [...LIST, question('d', { kind: 'long', step: 1 }), question('e', { scope: 'atelier', step: 1 })];
    expect(possibleParents(list, 'b').map(({ id }) => id)).toEqual(['a']);
    expect(possibleParents(list, null).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  });
});

describe.each(Object.entries(MODELS))('the model %s', (_, { moment, steps, questions }) => {
  it('is short, and every question can be reached', () => {
    expect(questions.length).toBeLessThanOrEqual(moment === 'before' ? 5 : ADVISED_QUESTIONS);
    expect(questions.length).toBeGreaterThanOrEqual(3);
    expect(new Set(questions.map(({ key }) => key)).size).toBe(questions.length);
    expect([...new Set(questions.map(({ step }) => step))]).toEqual(steps.map((_, step) => step));
    const listed = questions.map((draft, at) => ({ ...draft, id: `q${at}`, replacedBy: null, retired: false }));
    expect(withMoved(listed, 'q0', -1, 0).map(({ condition }) => condition)).toEqual(
      questions.map(({ condition }) => condition),
    );
  });

  it('speaks both languages and obliges nobody to write', () => {
    for (const { label, hint, options, required, ...question } of questions) {
      for (const text of [label, ...options.map((one) => one.label)])
        expect([text.fr, text.en].every(Boolean)).toBe(true);
      expect(hint.fr === '').toBe(hint.en === '');
      expect(required && isText(question)).toBe(false);
    }
  });
});

it('three months after is three months after, and reminders leave time to answer', () => {
  const event = { startsOn: '2019-11-14', endsOn: '2019-11-15', timeZone: 'Europe/Paris' };
  const iso = (at: number) => new Date(at).toISOString();
  const dates = (moment: 'before' | 'hot' | 'cold') => Object.values(defaultDates(moment, event)).map(iso);
  expect(dates('before')).toEqual(['2019-10-24T07:00:00.000Z', '2019-11-13T19:00:00.000Z']);
  expect(dates('hot')).toEqual(['2019-11-15T08:00:00.000Z', '2019-11-29T19:00:00.000Z']);
  expect(dates('cold')).toEqual(['2020-02-15T08:00:00.000Z', '2020-03-16T19:00:00.000Z']);
  const reminded = (moment: 'hot' | 'cold', reminders: number, hours = 24 * 14) =>
    reminderTimes({ moment, opensAt: 0, closesAt: hours * 3_600_000, reminders }).map((at) => at / 86_400_000);
  expect(reminded('hot', 2)).toEqual([1, 5]);
  expect(reminded('hot', 1)).toEqual([1]);
  expect(reminded('hot', 0)).toEqual([]);
  expect(reminded('hot', 2, 48)).toEqual([1]);
  expect(reminded('cold', 2)).toEqual([7]);
});

it('whoever joins late is not reminded of what they have just been asked', () => {
  const DAY = 86_400_000;
  const questionnaire = { moment: 'before', opensAt: 0, closesAt: 30 * DAY, reminders: 2 } as const;
  // The reminders leave on days 3 and 7.
  const missed = [0, 2.4, 2.6, 3, 6.4, 6.6, 20].map((day) => remindersMissed(questionnaire, day * DAY));
  expect(missed).toEqual([0, 0, 1, 1, 1, 2, 2]);
});
