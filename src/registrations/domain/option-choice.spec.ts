import type { EventOption } from '../../events/domain/event.js';
import {
  askedOptions,
  chosenOptions,
  grantedOptions,
  optionRefusal,
  optionTitles,
  refusedOptions,
} from './option-choice.js';

const NOW = Date.parse('2022-03-01T09:00:00Z');
const dinner: EventOption = {
  id: 'd',
  title: 'Dîner du jeudi',
  hint: null,
  capacity: 40,
  taken: 12,
  closesAt: NOW + 1,
};
const visit: EventOption = {
  id: 'v',
  title: 'Visite de la SMACL',
  hint: null,
  capacity: null,
  taken: 9,
  closesAt: null,
};
const options = [dinner, visit];

describe('options asked for', () => {
  it.each<[string, unknown, readonly string[] | null]>([
    ['a form with one ticked', { firstName: 'Maëlle', 'option-d': 'oui', 'option-v': '' }, ['d']],
    ['a form with none', { firstName: 'Maëlle' }, []],
    ['the API by id and title', { options: ['d', 'Visite de la SMACL'] }, ['d', 'Visite de la SMACL']],
    ['the same twice', { options: ['d', 'd'], 'option-d': 'oui' }, ['d']],
    ['no list', { options: 'd' }, null],
    ['a list of numbers', { options: [1] }, null],
    ['no object', null, []],
  ])('%s', (_, posted, asked) => {
    expect(askedOptions(posted)).toEqual(asked);
  });

  it('are known by id or title, whatever the case', () => {
    expect(chosenOptions(['d', 'DÎNER DU JEUDI', 'visite de la smacl'], options)).toEqual({
      chosen: ['d', 'v'],
      errors: [],
    });
    expect(chosenOptions(['petit déjeuner'], options)).toEqual({
      chosen: [],
      errors: [{ field: 'options', code: 'option-unknown', parameters: { typed: 'petit déjeuner' } }],
    });
  });
});

describe('an option', () => {
  it.each<[string, Partial<EventOption>, number, ReturnType<typeof optionRefusal>]>([
    ['with places', {}, NOW, null],
    ['with its last place', { taken: 39 }, NOW, null],
    ['without a place', { taken: 40 }, NOW, 'option-full'],
    ['that nobody counts', { capacity: null, taken: 4000 }, NOW, null],
    ['in its last millisecond', {}, NOW, null],
    ['at its closing', {}, NOW + 1, 'option-closed'],
    ['without a closing', { closesAt: null }, NOW * 2, null],
  ])('%s', (_, change, now, refusal) => {
    expect(optionRefusal({ ...dinner, ...change }, now)).toBe(refusal);
  });

  it('is refused alone, at its own field', () => {
    expect(refusedOptions(['d', 'v'], [{ ...dinner, taken: 40 }, visit], { held: [], now: NOW })).toEqual([
      { field: 'option-d', code: 'option-full', parameters: { title: 'Dîner du jeudi' } },
    ]);
    expect(refusedOptions(['gone'], options, { held: [], now: NOW })).toEqual([
      { field: 'option-gone', code: 'option-gone' },
    ]);
  });

  it('stays with whoever holds it', () => {
    expect(refusedOptions(['d'], [{ ...dinner, taken: 40 }], { held: ['d'], now: NOW + 5 })).toEqual([]);
  });

  it('wished for by somebody who waited is given where there is room', () => {
    expect(grantedOptions(['d', 'v'], [{ ...dinner, taken: 40 }, visit])).toEqual(['v']);
    expect(optionTitles(['v', 'd'], options)).toEqual(['Dîner du jeudi', 'Visite de la SMACL']);
  });
});
