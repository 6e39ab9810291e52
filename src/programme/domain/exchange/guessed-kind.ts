import type { SessionKind } from '../programme.js';
import { folded } from './sheet-headings.js';

/** How titles begin, or what they hold, in programmes as they are printed; the first sign counts. */
const SIGNS: readonly (readonly [RegExp, SessionKind])[] = [
  [/dejeuner|diner|buffet|cocktail|repas|lunch|dinner/, 'meal'],
  [/^pause|^coffee break|^break/, 'break'],
  [/^(cafe d'|petit )?accueil|^welcome|^registration/, 'welcome'],
  [/^(discours d')?ouverture|^opening/, 'opening'],
  [/^cloture|^conclusion|^closing/, 'closing'],
  [/exposition|^l'expo /, 'exhibition'],
  [/^restitution/, 'restitution'],
  [/^synthese/, 'synthesis'],
  [/^debriefing/, 'debriefing'],
];

/** What a session is whose table does not say it. */
export function guessedKind(title: string, hasTracks: boolean): SessionKind {
  if (hasTracks) return 'ateliers';
  const text = folded(title);
  return SIGNS.find(([sign]) => sign.test(text))?.[1] ?? 'plenary';
}
