import type { EmployerType } from '../../domain/registration.js';

/** What an event's organisers decide on its places, beside how many there are. */
export interface PlacesRules {
  /** How many more than there are places may be promised, as some never come. */
  readonly overbooking: number;
  /** Who of those who wait comes first: whoever came first, or whoever keeps communes and EPCI in proportion. */
  readonly order: 'date' | 'balance';
  /** With `balance`: of a hundred places that communes and EPCI share, how many are the communes'. */
  readonly communeShare: number;
  /** How long a place that fell free is held for whoever is next, in hours; null to confirm them at once. */
  readonly offerHours: number | null;
  /** How many may come of each type of employer; null for as many as there are places. */
  readonly typeQuotas: Readonly<Record<EmployerType, number | null>>;
  /** How many may come of one collectivity. */
  readonly perCollectivity: number | null;
}

/** First come, first served, and nothing else: what an event without any decision does. */
export const USUAL_RULES: PlacesRules = {
  overbooking: 0,
  order: 'date',
  communeShare: 50,
  offerHours: null,
  typeQuotas: { commune: null, epci: null, other: null },
  perCollectivity: null,
};

/** Limits of what can be decided; the form says the same. */
export const PLACES_LIMITS = { overbooking: 1000, offerHours: 720, quota: 100_000 } as const;

/** Reads what is stored, by this release or another: whatever it does not understand is as if nothing were decided. */
export function readPlacesRules(body: unknown): PlacesRules {
  const stored = record(body);
  const quotas = record(stored.typeQuotas);
  return {
    overbooking: whole(stored.overbooking, 0, PLACES_LIMITS.overbooking) ?? USUAL_RULES.overbooking,
    order: stored.order === 'balance' ? 'balance' : 'date',
    communeShare: whole(stored.communeShare, 0, 100) ?? USUAL_RULES.communeShare,
    offerHours: whole(stored.offerHours, 1, PLACES_LIMITS.offerHours),
    typeQuotas: { commune: quota(quotas.commune), epci: quota(quotas.epci), other: quota(quotas.other) },
    perCollectivity: whole(stored.perCollectivity, 1, PLACES_LIMITS.quota),
  };
}

/** Whether somebody may have to wait though a place is free. */
export function hasQuotas({ typeQuotas, perCollectivity }: PlacesRules): boolean {
  return perCollectivity !== null || Object.values(typeQuotas).some((most) => most !== null);
}

function quota(value: unknown): number | null {
  return whole(value, 0, PLACES_LIMITS.quota);
}

function whole(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most ? value : null;
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
