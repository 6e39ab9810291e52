import type { Collectivity } from '../domain/collectivity.js';
import { resolveTyped } from '../domain/resolve-typed.js';
import { CollectivityDirectory } from './collectivity-directory.js';
import { readReferenceData } from './decoupage-administratif.js';

/* The whole reference data, as the application loads it. */

const { index } = new CollectivityDirectory();
const labels = (query: string): string[] => index.search(query).map((hit) => hit.collectivity.label);

describe('the reference data', () => {
  const { collectivities } = readReferenceData();
  const ofType = (type: string): readonly Collectivity[] => collectivities.filter((one) => one.type === type);

  it('has the communes and the EPCI of today', () => {
    expect([ofType('commune').length, ofType('epci').length, index.size]).toEqual([34_969, 1_255, 36_224]);
  });

  it('has 1,255 EPCI of four kinds', () => {
    const count = (kind: string): number => ofType('epci').filter((one) => one.kind === kind).length;
    expect([count('CC'), count('CA'), count('CU'), count('metropole')]).toEqual([989, 230, 14, 22]);
  });

  it.each([
    ['49301', 'Sèvremoine (49)', 'commune-nouvelle', 'CA Mauges Communauté'],
    ['72008', 'Arnage (72)', 'commune', 'CU Le Mans Métropole'],
    ['44082', 'Ligné (44)', 'commune', "CC du Pays d'Ancenis"],
    ['16185', 'Ligné (16)', 'commune', 'CC Coeur de Charente'],
    ['44024', 'Brains (44)', 'commune', 'Nantes Métropole'],
    ['44216', 'Vieillevigne (44)', 'commune', 'CA Clisson Sèvre et Maine Agglo'],
    ['85152', 'Les Achards (85)', 'commune-nouvelle', 'CC du Pays des Achards'],
    ['79191', 'Niort (79)', 'commune', 'CA du Niortais'],
    ['84129', 'Sorgues (84)', 'commune', 'CA des Sorgues du Comtat'],
    ['84068', 'Lourmarin (84)', 'commune', 'CA Luberon Monts de Vaucluse'],
    ['85113', "L'Île-d'Yeu (85)", 'commune', null],
    ['97411', 'Saint-Denis (974)', 'commune', 'CA Intercommunale du Nord de la Réunion (CINOR)'],
  ])('%s is %s, %s, of %s', (code, label, kind, epciName) => {
    const commune = index.byCode(code)!;
    expect([commune.label, commune.kind, commune.epciName]).toEqual([label, kind, epciName]);
    expect(index.territoryOf(commune)!.name).toBe(epciName ?? commune.name);
  });

  it.each([
    ['248500530', 'CC du Pays des Achards (85)', 'CC'],
    ['244400404', 'Nantes Métropole (44)', 'metropole'],
    ['200046977', 'Métropole de Lyon (69)', 'metropole'],
    ['247200132', 'CU Le Mans Métropole (72)', 'CU'],
  ])('%s is %s, %s, and its own territory', (siren, label, kind) => {
    const epci = index.byCode(siren)!;
    expect([epci.label, epci.kind, epci.epciCode]).toEqual([label, kind, null]);
    expect(index.territoryOf(epci)).toBe(epci);
  });

  it('tells nothing of the territory of another employer', () => {
    const employer: Collectivity = { ...index.byCode('49301')!, type: 'other', kind: 'cdg', code: 'x', epciCode: null };
    expect(index.territoryOf(employer)).toBeNull();
  });

  it.each([
    ['49230', ['Sèvremoine (49)']],
    ['75001', ['Paris (75)']],
    ['79000', ['Niort (79)']],
    ['79 000', ['Niort (79)']],
    ['79191', ['Niort (79)']],
    ['248500530', ['CC du Pays des Achards (85)']],
    ['2a004', ['Ajaccio (2A)']],
    ['00000', []],
    ['7900', []],
  ])('%s, a number alone, leads to %j', (typed, expected) => {
    const found = labels(typed);
    expect(found.slice(0, 1)).toEqual(expected.slice(0, 1));
  });

  it('takes a postcode of one commune for it, and asks which where there are several', () => {
    expect([resolveTyped(index, '75001').outcome, resolveTyped(index, '44850').outcome]).toEqual(['one', 'several']);
  });

  it('knows no code that is none', () => {
    expect(['49179', '', '4930', '__proto__'].map((code) => index.byCode(code))).toEqual(Array(4).fill(undefined));
  });
});

describe('search', () => {
  it.each([
    ['sevrem', ['Sèvremoine (49)', 'Sèvremont (85)']],
    ['sèvrem', ['Sèvremoine (49)', 'Sèvremont (85)']],
    ['SEVRE-MOINE', ['Sèvremoine (49)']],
    ['sevre moi', ['Sèvremoine (49)']],
    ['st hilaire de clisson', ['Saint-Hilaire-de-Clisson (44)']],
    ['St-Hilaire-de-Cl', ['Saint-Hilaire-de-Clisson (44)']],
    ["l'île d'yeu", ["L'Île-d'Yeu (85)"]],
    ['ile d’yeu', ["L'Île-d'Yeu (85)"]],
    ['oeuf en ternois', ['Œuf-en-Ternois (62)']],
    ['œuf', ['Œuf-en-Ternois (62)']],
    ['cc pays des achards', ['CC du Pays des Achards (85)']],
    ['cc achards', ['CC du Pays des Achards (85)']],
    ['communauté de communes des achards', ['CC du Pays des Achards (85)']],
    ['com com achards', ['CC du Pays des Achards (85)']],
    ['achards', ['Les Achards (85)', 'CC du Pays des Achards (85)']],
    ['vieillevigne', ['Vieillevigne (44)', 'Vieillevigne (31)']],
    ['vieillevigne 31', ['Vieillevigne (31)']],
    ['ligni 16', ['Lignières-Ambleville (16)']],
    ['44850 ligné', ['Ligné (44)']],
    ['mairie de sorgues', ['Sorgues (84)', 'CA des Sorgues du Comtat (84)']],
    ['métropole de nantes', ['Nantes Métropole (44)']],
    ['agglo niort', ['CA du Niortais (79)']],
    ['lourmar', ['Lourmarin (84)']],
    ['CC altitude 800', ['CC Altitude 800 (25)']],
    ['4b sud', ['CC des 4B Sud Charente (16)']],
    ['zzzz', []],
    ['s', []],
    ['', []],
    ["'-", []],
  ])('%j finds %j', (typed, expected) => {
    expect(labels(typed).slice(0, Math.max(expected.length, 1))).toEqual(expected);
  });

  it.each([
    ['sevremoine', 1],
    ['st hilaire de clisson', 1],
    ['cc achards', 1],
    ['vieillevigne 31', 1],
  ])('%j finds nothing else', (typed, count) => {
    expect(labels(typed)).toHaveLength(count);
  });

  it.each([
    ['the exact name before longer ones, homonyms by inhabitants', 'ligné', ['Ligné (44)', 'Ligné (16)', 'Lignerolles (03)']],
    ['a town before its EPCI', 'niort', ['Niort (79)', 'CA du Niortais (79)', 'Niort-de-Sault (11)', 'Beauvoir-sur-Niort (79)']],
    ['an EPCI by the words after its type', 'mauges', ['CA Mauges Communauté (49)', 'Mauges-sur-Loire (49)']],
    ['a metropolis by its town', 'lyon', ['Lyon (69)', 'Métropole de Lyon (69)']],
    ['a town without its article', 'rochelle', ['CA de La Rochelle (17)', 'La Rochelle (17)', 'La Rochelle (70)']],
  ])('puts %s', (_, typed, expected) => {
    expect(labels(typed).slice(0, expected.length)).toEqual(expected);
  });

  it('leads from a former commune to that of today, and says by which name', () => {
    expect(index.search('montfaucon-montigné').map(({ collectivity, formerName }) => [collectivity.label, formerName])).toEqual([
      ['Sèvremoine (49)', 'Montfaucon-Montigné'],
    ]);
  });

  it('never proposes one twice, nor more than asked', () => {
    for (const typed of ['sa', 'saint', 'de', 'ca', 'mauges', 'la', 'communauté']) {
      expect([typed, new Set(labels(typed)).size]).toEqual([typed, 8]);
    }
    expect(index.search('saint', 3)).toHaveLength(3);
  });
});

describe('resolveTyped', () => {
  it('resolves every label that a list ever proposed', () => {
    const { collectivities } = readReferenceData();
    const lost = collectivities.filter(({ label, code }) => {
      const resolution = resolveTyped(index, label);
      return resolution.outcome !== 'one' || resolution.collectivity.code !== code;
    });
    expect(lost).toEqual([]);
  });

  it.each([
    ['Sèvremoine', 'Sèvremoine (49)'],
    ['  SEVRE-MOINE ', 'Sèvremoine (49)'],
    ['Sèvremoine (49)', 'Sèvremoine (49)'],
    ['49301', 'Sèvremoine (49)'],
    ['248 500 530', 'CC du Pays des Achards (85)'],
    ['Ligné (44)', 'Ligné (44)'],
    ['ligne 44', 'Ligné (44)'],
    ['Torfou 91', 'Torfou (91)'],
    ['Annecy', 'Annecy (74)'],
    ['44850 LIGNE', 'Ligné (44)'],
    ['Ville de Niort', 'Niort (79)'],
    ['cc pays des achards', 'CC du Pays des Achards (85)'],
    ['Pays des Achards', 'CC du Pays des Achards (85)'],
    ['Mauges Communauté', 'CA Mauges Communauté (49)'],
    ["Communauté d'agglomération du Niortais", 'CA du Niortais (79)'],
    ['Pays de Saint Gilles Croix de Vie Agglomération', 'CA du Pays de Saint-Gilles-Croix-de-Vie (85)'],
    ['Métropole de Nantes', 'Nantes Métropole (44)'],
    ['Lyon', 'Lyon (69)'],
    ['Altitude 800', 'CC Altitude 800 (25)'],
  ])('%j is %s', (typed, label) => {
    const resolution = resolveTyped(index, typed);
    expect(resolution.outcome === 'one' ? resolution.collectivity.label : resolution).toBe(label);
  });

  it.each([
    ['Ligné', ['Ligné (44)', 'Ligné (16)']],
    ['vieillevigne', ['Vieillevigne (44)', 'Vieillevigne (31)']],
    ['CC des Quatre Rivières', ['CC des Quatre Rivières (74)', 'CC des Quatre Rivières (70)']],
    ['Montfaucon-Montigné', ['Sèvremoine (49)']],
    ['Torfou', ['Sèvremoine (49)', 'Torfou (91)']],
  ])('%j may be any of %j', (typed, expected) => {
    const resolution = resolveTyped(index, typed);
    expect(resolution.outcome === 'several' ? resolution.candidates.map(({ label }) => label) : resolution).toEqual(expected);
  });

  it.each([
    ['sevrem', ['Sèvremoine (49)', 'Sèvremont (85)']],
    ['SDIS 49', []],
    ['Département de la Vendée', []],
    ['mairie', null],
    ['', []],
    ['44', null],
    ['x'.repeat(201), []],
  ])('%j is none', (typed, nearest) => {
    const resolution = resolveTyped(index, typed);
    expect(resolution.outcome).toBe('none');
    if (nearest && resolution.outcome === 'none') expect(resolution.nearest.map(({ label }) => label)).toEqual(nearest);
  });
});

describe('whatever is typed', () => {
  it.each([
    ['an emoji', '🏛️'],
    ['an emoji in a name', 'Niort 🏛️ (79)'],
    ['right-to-left marks', '\u202eenioMervèS\u202c'],
    ['another script', 'نيور'],
    ['10,000 letters', 'saint '.repeat(1_667)],
    ['10,000 spaces', `Ligné (${' '.repeat(10_000)}x`],
    ['NUL', '\u0000'],
    ['half a character', '\ud83c'],
    ['a pattern', '.*+?^${}()|[]\\'],
    ['a prototype', '__proto__ constructor'],
    ['the end of the order', '\uffff\uffff'],
  ])('%s does not throw', (_, typed) => {
    expect(() => [index.search(typed), resolveTyped(index, typed)]).not.toThrow();
  });

  it('answers at once, letter by letter', () => {
    const names = readReferenceData().collectivities.filter((_, i) => i % 97 === 0);
    const typed = names.flatMap(({ name }) => Array.from({ length: Math.min(12, name.length) - 1 }, (_, i) => name.slice(0, i + 2)));
    const times = typed.map((query) => {
      const before = performance.now();
      index.search(query);
      return performance.now() - before;
    });
    const ordered = times.sort((a, b) => a - b);
    const quantile = (share: number): number => ordered[Math.floor(ordered.length * share)]!;
    console.info(`${typed.length} look-ups: p50 ${quantile(0.5).toFixed(3)} ms, p95 ${quantile(0.95).toFixed(3)} ms`);
    expect(quantile(0.95)).toBeLessThan(10);
  });
});
