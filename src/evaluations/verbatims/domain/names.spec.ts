import { namesIn, withoutNames } from './names.js';

const PEOPLE = [
  { first: 'Jeanne', last: 'Dupont' },
  { first: 'Éloïse', last: 'Le Goff' },
  { first: 'Jean-Luc', last: 'ROSE' },
];

describe('names in what people write', () => {
  it.each([
    ['Merci à Jeanne Dupont et à Mme Goff.', ['Jeanne Dupont', 'Goff'], 'Merci à […] et à Mme […].'],
    ['Eloise animait bien', ['Eloise'], '[…] animait bien'],
    ['La rose du matin', [], 'La rose du matin'],
    ['Merci Jean-Luc', ['Jean', 'Luc'], 'Merci […]-[…]'],
    ['Rien à dire', [], 'Rien à dire'],
  ])('%s', (text, names, hidden) => {
    expect(namesIn(text, PEOPLE).toSorted()).toEqual([...names].toSorted());
    expect(withoutNames(text, namesIn(text, PEOPLE))).toBe(hidden);
  });
});
