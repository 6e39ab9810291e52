import { guessedKind } from './guessed-employer.js';

describe('what an employer outside the lists is', () => {
  it.each([
    ['CDG 49', 'cdg'],
    ['Centre de gestion de Maine-et-Loire', 'cdg'],
    ['SDIS49', 'sdis'],
    ["CCAS d'Angers", 'ccas'],
    ['Syndicat mixte du Pays', 'syndicat'],
    ['SMICTOM des Forêts', 'syndicat'],
    ['Conseil départemental de la Sarthe', 'departement'],
    ['Région Pays de la Loire', 'region'],
    ["Université d'Angers", 'universite'],
    ['Préfecture de Niort', 'etat'],
    ['Cabinet Conseil SAS', 'prive'],
    ['Angres', 'autre'],
    ['Les Saules', 'autre'],
  ])('%s: %s', (name, kind) => {
    expect(guessedKind(name)).toBe(kind);
  });
});
