import { USUAL_FORM, type FormSettings } from '../../registrations/form/domain/form-settings.js';
import type { Needs } from '../../registrations/privacy/domain/need.js';
import { type PrivacyRules, USUAL_PRIVACY } from '../../registrations/privacy/domain/privacy-rules.js';
import { ASSISES_NIORT_2022 } from './assises-niort-2022.js';
import { BLOC_LOCAL_2018 } from './bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from './bloc-local-2019.js';
import { CONGRESS_LOURMARIN_2024, DAY_SORGUES_2024 } from './vaucluse-2024.js';

/** Nothing of the demonstration goes by itself, whatever day somebody travels to. */
export const KEPT: PrivacyRules = { ...USUAL_PRIVACY, registrationMonths: 60, automatic: false };

/** Events with people in them. */
export const PEOPLED: readonly string[] = [
  BLOC_LOCAL_2018.slug,
  BLOC_LOCAL_2019.slug,
  ASSISES_NIORT_2022.slug,
  CONGRESS_LOURMARIN_2024.slug,
  DAY_SORGUES_2024.slug,
];

/** Events whose people come as collectives of their territory. */
export const WITH_COLLECTIVES: readonly string[] = [BLOC_LOCAL_2018.slug, BLOC_LOCAL_2019.slug];

/** What people of 2019 say they need, in the order of their registrations, some places apart. */
export const NEEDS_2019: readonly Needs[] = [
  { kinds: ['vegetarian'], text: null },
  { kinds: ['allergy'], text: 'Arachides.' },
  { kinds: ['step-free'], text: null },
  { kinds: ['vegetarian', 'no-gluten'], text: null },
  { kinds: ['hearing'], text: 'Une place près de la boucle magnétique.' },
  { kinds: ['no-pork'], text: null },
];

/** Who registers several agents of one employer. */
export const GROUP_MANAGER = {
  managerName: 'Service des ressources humaines',
  managerEmail: 'ressources.humaines@example.org',
  code: BLOC_LOCAL_2019.actionCodes[0]!.label,
} as const;

/** « Travail en 3 ateliers »: each person ranks two. */
export const FORM_2022: FormSettings = {
  ...USUAL_FORM,
  wishes: { ...USUAL_FORM.wishes, how: 'ranked', ranks: 2 },
};

export const DINNER_2022 = {
  title: 'Dîner du jeudi 24 mars',
  hint: 'À 19 h 30, hôtel Mercure Niort Marais Poitevin. Places comptées à part de la journée.',
  capacity: 40,
  taken: 31,
} as const;
