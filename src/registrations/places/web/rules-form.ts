import { cleanLine } from '../../../events/domain/typed-text.js';
import type { FieldError } from '../../../platform/errors/domain-error.js';
import type { FormBody } from '../../../platform/web/form-body.js';
import { PLACES_LIMITS, USUAL_RULES, type PlacesRules } from '../domain/places-rules.js';

export const RULE_FIELDS = [
  'overbooking',
  'order',
  'communeShare',
  'passing',
  'offerHours',
  'quotaCommune',
  'quotaEpci',
  'quotaOther',
  'perCollectivity',
] as const;
export type RuleField = (typeof RULE_FIELDS)[number];
export type TypedRules = Readonly<Record<RuleField, string>>;

/** How a place that falls free passes on: to whoever is next at once, or as an offer. */
export const PASSINGS = ['once', 'offer'] as const;
export const ORDERS = ['date', 'balance'] as const;

export function typedRules(body: FormBody | undefined): TypedRules {
  return Object.fromEntries(RULE_FIELDS.map((name) => [name, cleanLine(body?.[name] ?? '')])) as TypedRules;
}

/** The rules as the form shows them. What is not used keeps a sensible figure to begin with. */
export function writtenRules({
  overbooking,
  order,
  communeShare,
  offerHours,
  typeQuotas,
  perCollectivity,
}: PlacesRules): TypedRules {
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    overbooking: String(overbooking),
    order,
    communeShare: String(communeShare),
    passing: offerHours === null ? 'once' : 'offer',
    offerHours: String(offerHours ?? 48),
    quotaCommune: number(typeQuotas.commune),
    quotaEpci: number(typeQuotas.epci),
    quotaOther: number(typeQuotas.other),
    perCollectivity: number(perCollectivity),
  };
}

/** A figure that no chosen rule uses is not judged. */
export function readTypedRules(typed: TypedRules): { rules: PlacesRules; errors: readonly FieldError[] } {
  const errors: FieldError[] = [];
  const number = (field: RuleField, min: number, max: number, empty: number | null): number | null => {
    const text = typed[field].replace(/\s/g, '');
    if (text === '') return empty;
    const value = /^\d{1,7}$/.test(text) ? Number(text) : -1;
    if (value >= min && value <= max) return value;
    errors.push({ field, code: 'number-wrong', parameters: { min, max } });
    return empty;
  };
  const chosen = <One extends string>(field: RuleField, ones: readonly One[]): One => {
    const one = ones.find((key) => key === typed[field]);
    if (!one) errors.push({ field, code: 'choose' });
    return one ?? ones[0]!;
  };
  const needed = (field: RuleField, min: number, max: number): number => {
    if (typed[field] === '') errors.push({ field, code: 'number-missing', parameters: { min, max } });
    return number(field, min, max, min) ?? min;
  };
  const order = chosen('order', ORDERS);
  const passing = chosen('passing', PASSINGS);
  const quota = (field: RuleField) => number(field, 0, PLACES_LIMITS.quota, null);
  const rules: PlacesRules = {
    overbooking: number('overbooking', 0, PLACES_LIMITS.overbooking, 0) ?? 0,
    order,
    communeShare: order === 'balance' ? needed('communeShare', 0, 100) : USUAL_RULES.communeShare,
    offerHours: passing === 'offer' ? needed('offerHours', 1, PLACES_LIMITS.offerHours) : null,
    typeQuotas: { commune: quota('quotaCommune'), epci: quota('quotaEpci'), other: quota('quotaOther') },
    perCollectivity: number('perCollectivity', 1, PLACES_LIMITS.quota, null),
  };
  return { rules, errors: RULE_FIELDS.flatMap((field) => errors.find((error) => error.field === field) ?? []) };
}
