import { readFormSettings, USUAL_FORM } from './form-settings.js';
import { readImageConsent } from './image-consent.js';
import { checkQuestion, possibleConditions, shownQuestion, typedQuestion } from './question-form.js';
import { movedQuestion, restoredQuestion, withoutQuestion } from './question-list.js';
import { type Question, readQuestions } from './question.js';
import { changedBySection, FORM_SECTIONS, shownSection, typedSection } from './section-form.js';

const ZONE = 'Europe/Paris';
const question = (id: string, change: Partial<Question> = {}): Question => ({
  id,
  kind: 'short',
  label: { fr: id, en: '' },
  hint: { fr: '', en: '' },
  required: false,
  options: [],
  min: null,
  max: null,
  condition: null,
  archived: false,
  ...change,
});
const yesNo = ['oui', 'non'].map((key) => ({ key, label: { fr: key, en: '' } }));
const night = question('veille', { kind: 'choice', options: yesNo });
const hotel = question('hotel', { condition: { question: 'veille', anyOf: ['oui'] } });
const meal = question('repas');
const old = question('ancienne', { archived: true });

describe('the form of an event', () => {
  it.each([[null], [undefined], ['x'], [[]], [{}], [{ standard: null, image: 'photo', questions: {} }]])(
    'stored as %j is the usual one',
    (stored) => expect(readFormSettings(stored)).toEqual(USUAL_FORM),
  );

  it('cannot insist on an option', () => {
    expect(readFormSettings({ standard: { options: 'required', phone: 'required' } }).standard).toEqual({
      ...USUAL_FORM.standard,
      phone: 'required',
    });
  });

  it.each(FORM_SECTIONS)('is unchanged by its part « %s » saved as it is shown', (section) => {
    const settings = readFormSettings({
      image: ['photo'],
      wishes: { how: 'booked', ranks: 4, closesAt: Date.parse('2019-10-31T17:30:00Z') },
      closing: { fr: 'Merci' },
    });
    const typed = typedSection(section, shownSection(section, settings, ZONE));
    expect(changedBySection(section, typed, settings, ZONE)).toEqual({ settings, errors: [] });
  });

  it.each([
    ['usuelles', { 'standard.phone': 'sometimes' }, ['standard.phone choose']],
    ['usuelles', { 'standard.options': 'required' }, ['standard.options choose']],
    ['voeux', { how: 'au hasard' }, ['how choose']],
    ['voeux', { closesAt: 'la veille' }, ['closesAt moment']],
    ['voeux', { ranks: '0' }, ['ranks ranks']],
    ['voeux', { ranks: 'trois' }, ['ranks ranks']],
    ['textes', { 'closing.fr': 'x'.repeat(2001) }, ['closing.fr too-long']],
    ['textes', { 'introduction.en': 'Welcome' }, ['introduction.fr french-missing']],
  ] as const)('%s: %j', (section, posted, errors) => {
    const typed = typedSection(section, { ...shownSection(section, USUAL_FORM, ZONE), ...posted });
    const verdict = changedBySection(section, typed, USUAL_FORM, ZONE);
    expect(verdict.errors.map(({ field, code }) => `${field} ${code}`)).toEqual(errors);
  });
});

describe('a question', () => {
  const judge = (posted: Readonly<Record<string, string>>, kind: Question['kind'], among: readonly Question[] = []) =>
    checkQuestion(typedQuestion(posted, among), { kind, id: null }, { questions: among, possible: among });

  it('is made of its page', () => {
    const posted = {
      'label.fr': ' Arrivez-vous  la veille ? ',
      'label.en': 'Do you arrive the day before?',
      required: 'oui',
      'options.0.fr': 'Oui',
      'options.3.fr': 'Oui, tard',
      'options.3.en': 'Yes, late',
      'options.7.en': '',
    };
    expect(judge(posted, 'choice').question).toEqual(
      question('arrivez-vous-la-veille', {
        kind: 'choice',
        label: { fr: 'Arrivez-vous la veille ?', en: 'Do you arrive the day before?' },
        required: true,
        options: [
          { key: 'oui', label: { fr: 'Oui', en: '' } },
          { key: 'oui-tard', label: { fr: 'Oui, tard', en: 'Yes, late' } },
        ],
      }),
    );
  });

  it('hangs on one other, asked before it', () => {
    const typed = { 'label.fr': 'Où ?', 'if.veille.oui': 'oui', 'if.repas.oui': 'oui' };
    expect(judge(typed, 'short', [night, meal]).question?.condition).toEqual({ question: 'veille', anyOf: ['oui'] });
    expect(possibleConditions([meal, night, hotel], 'hotel').map(({ id }) => id)).toEqual(['veille']);
    expect(possibleConditions([meal, night, hotel], 'repas')).toEqual([]);
  });

  it('keeps the keys of its answers whatever becomes of their labels', () => {
    const typed = { ...shownQuestion(night), 'options.0.fr': 'Bien sûr', 'options.2.fr': 'Oui' };
    const { question: after } = checkQuestion(typedQuestion(typed, []), night, { questions: [night], possible: [] });
    expect(after?.options.map(({ key, label }) => [key, label.fr])).toEqual([
      ['oui', 'Bien sûr'],
      ['non', 'non'],
      ['oui-2', 'Oui'],
    ]);
  });

  it.each([
    [{}, 'short', ['label.fr label-missing']],
    [{ 'label.fr': 'x'.repeat(301) }, 'short', ['label.fr too-long']],
    [{ 'label.fr': 'x', 'hint.en': 'x' }, 'short', ['hint.fr french-missing']],
    [{ 'label.fr': 'x', max: '201' }, 'short', ['max limit']],
    [{ 'label.fr': 'x', max: '2,5' }, 'long', ['max limit']],
    [{ 'label.fr': 'x', min: '5', max: '2,5' }, 'number', ['max limits-crossed']],
    [{ 'label.fr': 'x', 'options.0.fr': 'a' }, 'choice', ['options.0.fr options-few']],
    [{ 'label.fr': 'x', 'options.0.fr': 'a', 'options.1.fr': 'A' }, 'choice', ['options.1.fr option-twice']],
    [{ 'label.fr': 'x', 'options.0.fr': 'a', 'options.1.en': 'b' }, 'several', ['options.1.fr french-missing']],
    [{ 'label.fr': 'x', 'options.0.fr': 'a', 'options.1.fr': 'b', max: '3' }, 'several', ['max limit']],
    [{ 'label.fr': 'x', 'if.veille.oui': '1', 'if.jour.oui': '1' }, 'short', ['if.jour.oui condition-one']],
  ] as const)('%j as %s is wrong', (posted, kind, errors) => {
    const among = [night, { ...night, id: 'jour' }];
    expect(judge(posted, kind, among).errors.map(({ field, code }) => `${field} ${code}`)).toEqual(errors);
  });

  it('keeps an answer on which another hangs', () => {
    const typed = { ...shownQuestion(night), 'options.0.fr': '', 'options.2.fr': 'Peut-être' };
    expect(checkQuestion(typedQuestion(typed, []), night, { questions: [night, hotel], possible: [] }).errors).toEqual([
      { field: 'options.0.fr', code: 'option-needed', parameters: { question: 'hotel' } },
    ]);
  });
});

describe('the list of questions', () => {
  const form = { questions: [night, hotel, meal, old] };
  const ids = (questions: readonly Question[] | null) => questions?.map(({ id }) => id) ?? null;

  it.each([
    ['repas', 0, ['repas', 'veille', 'hotel', 'ancienne']],
    ['repas', -5, ['repas', 'veille', 'hotel', 'ancienne']],
    ['hotel', 2, ['veille', 'repas', 'hotel', 'ancienne']],
    ['hotel', 0, null],
    ['veille', 1, null],
    ['veille', 99, null],
    ['repas', 2, null],
    ['ancienne', 0, null],
    ['inconnue', 0, null],
  ])('%s to %d', (id, place, expected) => {
    expect(ids(movedQuestion(form, id, place))).toEqual(expected);
  });

  it('loses a question that nobody answered, and archives another', () => {
    expect(withoutQuestion(form, 'repas', false)).toEqual([night, hotel, old]);
    expect(withoutQuestion(form, 'hotel', true)).toEqual([
      night,
      meal,
      old,
      { ...hotel, archived: true, condition: null },
    ]);
    expect(ids(restoredQuestion(form, 'ancienne'))).toEqual(['veille', 'hotel', 'repas', 'ancienne']);
    expect(restoredQuestion(form, 'ancienne').at(-1)?.archived).toBe(false);
  });

  it('is read back in its order', () => {
    expect(readQuestions(JSON.parse(JSON.stringify(form.questions)))).toEqual(form.questions);
  });
});

describe('consent to be shown', () => {
  const refused = [{ field: 'imageConsent', code: 'image-consent-object' }];
  it.each([
    [['photo', 'video'], { 'image.photo': 'oui' }, { photo: true, video: false }, []],
    [['photo'], {}, { photo: false }, []],
    [[], { 'image.photo': 'oui' }, null, []],
    [['photo'], { imageConsent: { photo: true, video: true } }, { photo: true }, []],
    [['photo'], { imageConsent: { photo: 'oui' } }, null, refused],
    [['photo'], { imageConsent: { constructor: true } }, null, refused],
    [['photo'], { imageConsent: ['photo'] }, null, refused],
    [['photo'], null, { photo: false }, []],
  ] as const)('of %j, posted %j', (asked, posted, consent, unreadable) => {
    expect(readImageConsent(asked, posted)).toEqual({ consent, unreadable });
  });
});
