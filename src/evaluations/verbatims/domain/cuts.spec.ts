import { isFaithful } from './cuts.js';

const SAID = 'Merci à Jeanne Dupont, dont l’atelier était long. Le repas aussi.';

describe('a quotation', () => {
  it.each([
    [SAID, true],
    ['Merci à […], dont l’atelier était long. Le repas aussi.', true],
    ['Merci à [J. D.], dont l’atelier était long. Le repas aussi.', true],
    ['[…] l’atelier était long. […]', true],
    ['[...] l’atelier   était long. [...]', true],
    ['[…] Le repas aussi.', true],
    ['L’atelier était long.', false],
    ['l’atelier était long. […]', false],
    ['[…] l’atelier était bien. […]', false],
    ['[…] Le repas […] l’atelier était long. […]', false],
    ['Merci à [Paul], dont l’atelier était long. Le repas aussi.', false],
    ['[…]', false],
    ['', false],
  ])('« %s »: %s', (published, faithful) => {
    expect(isFaithful(SAID, published)).toBe(faithful);
  });
});
