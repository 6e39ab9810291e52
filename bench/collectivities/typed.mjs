import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const read = (file) =>
  JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve(`@etalab/decoupage-administratif/data/${file}`), 'utf8'),
  );
const LONGEST = 12;

const communes = read('communes.json').filter(({ type }) => type === 'commune-actuelle');
const epcis = read('epci.json');

/**
 * What people type, keystroke by keystroke up to twelve letters: names as they are printed, as they come from a keyboard in a
 * hurry, shortened as the field shortens them; numbers; and what nobody answers to. The same at each run.
 * @param count names of each kind.
 * @returns texts by the kind of typing.
 */
export function typed(count) {
  const names = spread(communes, count).map(({ nom }) => nom);
  const saints = communes.filter(({ nom }) => /^Sainte?-/.test(nom));
  const apostrophes = communes.filter(({ nom }) => /['’]/.test(nom));
  const numbered = spread(
    communes.filter(({ codesPostaux }) => codesPostaux?.length > 0),
    count,
  );
  return {
    'communes as printed': names.flatMap(keystrokes),
    'without accents, in capitals': names.map(plain).flatMap(keystrokes),
    '« st », « ste »': spread(saints, count).flatMap(({ nom }) =>
      keystrokes(nom.replace(/^Saint/, 'St').replaceAll('-', ' ')),
    ),
    apostrophes: spread(apostrophes, count).flatMap(({ nom }) => [
      ...keystrokes(nom),
      ...keystrokes(nom.replace(/['’]/g, ' ')),
    ]),
    EPCI: spread(epcis, count).flatMap(({ nom }) => [
      ...keystrokes(nom),
      ...keystrokes(nom.replace(/^CC /, 'communauté de communes ')),
    ]),
    'town halls': names.flatMap((nom) => keystrokes(`mairie de ${nom}`, 18)),
    'with the department': spread(communes, count).flatMap(({ nom, departement }) => [
      `${nom} (${departement})`,
      `${nom} ${departement}`,
    ]),
    postcodes: numbered.flatMap(({ codesPostaux: [postcode] }) => keystrokes(postcode)),
    INSEE: spread(communes, count).map(({ code }) => code),
    SIREN: spread(epcis, count).flatMap(({ code }) => keystrokes(code)),
    'nobody’s': names.flatMap((nom) => keystrokes(`${[...nom].reverse().join('')} sdis cdg`, 20)),
  };
}

/** From the first letter on, as a box that asks while one types. */
function keystrokes(text, longest = LONGEST) {
  const letters = [...text];
  return Array.from({ length: Math.min(letters.length, longest) }, (_, at) => letters.slice(0, at + 1).join(''));
}

function spread(list, count) {
  const step = Math.max(1, Math.floor(list.length / count));
  return list.filter((_, at) => at % step === 0).slice(0, count);
}

function plain(text) {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase();
}
