import type { Catalogues } from '../../platform/i18n/catalogues.js';
import type { Locale } from '../../platform/i18n/locale.js';
import type { PhaseChoice } from '../wishes/domain/chosen-ateliers.js';

/**
 * « Phase 1 : A. Former ; phase 2 : C. Certifier était complet, choisissez-en un autre sur votre page » — what somebody holds, and
 * what they asked for in vain. Plain text; empty where choosing an atelier takes no seat.
 */
export function atelierWords(choices: readonly PhaseChoice[], locale: Locale, catalogues: Catalogues): string {
  const told = choices.map(({ phase, standing, name }) => {
    const words = catalogues.text(locale, `emails:ateliers.${standing}`, { name });
    return choices.length > 1 ? catalogues.text(locale, 'emails:ateliers.phase', { phase, words }) : words;
  });
  return told.join(catalogues.text(locale, 'emails:ateliers.separator'));
}
