import type { CollectivityKind } from '../../../collectivities/domain/collectivity.js';
import { folded } from '../../../programme/domain/exchange/sheet-headings.js';

/** What employers that no list of communes and EPCI holds are called; the first that fits. */
const NAMES: readonly (readonly [RegExp, CollectivityKind])[] = [
  [/\b(cdg ?\d*|centres? de gestion)\b/, 'cdg'],
  [/\b(sdis ?\d*|incendie)\b/, 'sdis'],
  [/\b(ccas|cias|centre communal d'action sociale)\b/, 'ccas'],
  [/\b(syndicat|sivu|sivom|smictom|sictom|sitcom|petr|sivos)\b/, 'syndicat'],
  [/\b(departement|conseil departemental|conseil general)\b/, 'departement'],
  [/\b(region|conseil regional)\b/, 'region'],
  [/\b(universite|cnfpt|inset|inspe|iut)\b/, 'universite'],
  [/\b(association|amf|adgcf|sndgct)\b/, 'association'],
  [/\b(prefecture|sous-prefecture|ministere|ddt|ddtm|dreal|etat)\b/, 'etat'],
  [/\b(sarl|sas|sa|eurl|cabinet)\b/, 'prive'],
];

/** The kind of an employer that is kept as typed; `autre` where its name says nothing. */
export function guessedKind(name: string): CollectivityKind {
  const words = folded(name);
  return NAMES.find(([pattern]) => pattern.test(words))?.[1] ?? 'autre';
}
