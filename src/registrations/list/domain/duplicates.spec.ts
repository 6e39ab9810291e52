import { pairKey, suspicions, type Comparable } from './duplicates.js';

const person = (id: string, name: string, rest: Partial<Comparable> = {}): Comparable => {
  const [firstName = '', lastName = ''] = name.split('/');
  return { id, firstName, lastName, phone: null, collectivityCode: '49301', collectivityName: 'Sèvremoine', ...rest };
};
const ANGERS = { collectivityCode: '49007', collectivityName: 'Angers' };

describe('who may be registered twice', () => {
  it.each([
    ['same name and employer', 'Élodie/Épaud', {}, 'Elodie/EPAUD', {}, 'same'],
    ['names the other way round', 'Élodie/Épaud', {}, 'Epaud/Élodie', {}, 'same'],
    ['a hyphen or not', 'Pierre-Yves/Guérin', {}, 'Pierre Yves/Guerin', {}, 'same'],
    ['one letter more', 'Tanguy/Rivereau', {}, 'Tanguy/Rivereaux', {}, 'near-name'],
    ['one letter other', 'Gaël/Cesbron', {}, 'Gaël/Cesbran', {}, 'near-name'],
    ['two letters changed', 'Nicolas/Orhon', {}, 'Nicloas/Orhon', {}, 'near-name'],
    ['same name, elsewhere', 'Simon/Piou', {}, 'Simon/Piou', ANGERS, 'same-name'],
    ['same phone', 'A/B', { phone: '02 41 00 00 00' }, 'C/D', { phone: '+33 2 41 00 00 00', ...ANGERS }, 'same-phone'],
    [
      'an employer without code, written in two ways',
      'Anne/Le',
      { collectivityCode: null, collectivityName: 'Écoles du Val' },
      'Anne/Le',
      { collectivityCode: null, collectivityName: 'ECOLES DU VAL' },
      'same',
    ],
    ['a near name elsewhere', 'Tanguy/Rivereau', {}, 'Tanguy/Rivereaux', ANGERS, null],
    ['two letters other', 'Gaël/Cesbron', {}, 'Gaëtan/Cesbron', {}, null],
    ['short names', 'Li/Wu', {}, 'Li/Wo', {}, null],
    ['a phone too short to be one', 'A/B', { phone: '12' }, 'C/D', { phone: '12' }, null],
  ])('%s', (_, one, oneRest, two, twoRest, likeness) => {
    const found = suspicions([person('1', one, oneRest), person('2', two, twoRest)]);
    expect(found).toEqual(likeness === null ? [] : [{ first: '1', second: '2', likeness }]);
  });

  it('names a pair once, by what is most alike', () => {
    const phone = '0241000000';
    expect(suspicions([person('1', 'A/Bcdefg', { phone }), person('2', 'A/Bcdefg', { phone })])).toHaveLength(1);
  });

  it('leaves out who was told apart, and numbers that are switchboards', () => {
    const two = [person('2', 'A/B'), person('1', 'A/B')];
    expect(suspicions(two, new Set([pairKey('1', '2')]))).toEqual([]);
    const many = Array.from({ length: 4 }, (_, n) => person(`${n}`, `Agent${n * 1111}/Nom`, { phone: '0241000000' }));
    expect(suspicions(many)).toEqual([]);
  });

  it('takes four thousand people in a moment', () => {
    const people = Array.from({ length: 4000 }, (_, n) =>
      person(`${n}`, `Prénom${n * 7919}/Nom${n * 104729}`, { collectivityCode: String(n % 300) }),
    );
    const start = performance.now();
    suspicions(people);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
