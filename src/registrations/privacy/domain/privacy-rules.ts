import type { FieldError } from '../../../platform/errors/domain-error.js';

/** How long an event's data about people are kept, and whether people may say what they need to take part. */
export interface PrivacyRules {
  /** « Aménagement nécessaire ? » is asked. */
  readonly asksNeeds: boolean;
  /** Days after the last day of the event. */
  readonly needsDays: number;
  /** Months after the last day of the event. */
  readonly registrationMonths: number;
  /** Purged by itself when the time has come; otherwise an organiser does it. */
  readonly automatic: boolean;
}

/** Six months and thirty days: what the field does; no law names them. */
export const USUAL_PRIVACY: PrivacyRules = {
  asksNeeds: false,
  needsDays: 30,
  registrationMonths: 6,
  automatic: true,
};

const PRIVACY_LIMITS = { needsDays: [0, 90], registrationMonths: [1, 60] } as const;

/** What an earlier release, or nobody, stored: whatever is missing or out of bounds is as usual. */
export function privacyRules(stored: unknown): PrivacyRules {
  const body = typeof stored === 'object' && stored !== null ? (stored as Readonly<Record<string, unknown>>) : {};
  return {
    asksNeeds: typeof body['asksNeeds'] === 'boolean' ? body['asksNeeds'] : USUAL_PRIVACY.asksNeeds,
    needsDays: bounded(body['needsDays'], PRIVACY_LIMITS.needsDays) ?? USUAL_PRIVACY.needsDays,
    registrationMonths:
      bounded(body['registrationMonths'], PRIVACY_LIMITS.registrationMonths) ?? USUAL_PRIVACY.registrationMonths,
    automatic: typeof body['automatic'] === 'boolean' ? body['automatic'] : USUAL_PRIVACY.automatic,
  };
}

/** Judges the form's texts: every error at once, at the field's name. */
export function readPrivacyRules(
  typed: Readonly<Record<string, string>>,
):
  | { readonly rules: PrivacyRules; readonly errors: readonly [] }
  | { readonly rules: null; readonly errors: readonly FieldError[] } {
  const needsDays = bounded(numberOf(typed['needsDays']), PRIVACY_LIMITS.needsDays);
  const registrationMonths = bounded(numberOf(typed['registrationMonths']), PRIVACY_LIMITS.registrationMonths);
  const errors = [
    needsDays === null ? between('needsDays') : null,
    registrationMonths === null ? between('registrationMonths') : null,
  ].filter((error) => error !== null);
  if (needsDays === null || registrationMonths === null) return { rules: null, errors };
  return {
    rules: {
      asksNeeds: typed['asksNeeds'] === 'oui',
      needsDays,
      registrationMonths,
      automatic: typed['automatic'] === 'oui',
    },
    errors: [],
  };
}

function between(field: keyof typeof PRIVACY_LIMITS): FieldError {
  const [least, most] = PRIVACY_LIMITS[field];
  return { field, code: 'number-between', parameters: { least, most } };
}

function numberOf(text: string | undefined): number {
  return /^\s*\d{1,4}\s*$/.test(text ?? '') ? Number(text) : NaN;
}

function bounded(value: unknown, [least, most]: readonly [number, number]): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}
