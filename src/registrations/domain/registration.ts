import type { FunctionKey } from '../../events/domain/participant-function.js';

export { FUNCTIONS, type FunctionKey } from '../../events/domain/participant-function.js';

export type RegistrationStatus = 'pending' | 'confirmed' | 'waiting' | 'withdrawn';

/** The employer as it was on the day of the registration: affiliations change with the years. */
export interface CollectivitySnapshot {
  readonly type: 'commune' | 'epci' | 'other';
  readonly kind: string;
  readonly code: string | null;
  readonly name: string;
  readonly departmentCode: string | null;
  readonly epciCode: string | null;
  readonly epciName: string | null;
}

export interface RegistrationRecord {
  readonly id: string;
  readonly eventId: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  /** 1 is the next one in; null unless waiting. */
  readonly waitingPosition: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly functionKey: FunctionKey;
  /** What the person typed beside « autre ». */
  readonly functionText: string | null;
  readonly collectivity: CollectivitySnapshot;
  /** The « collectif de territoire » the person comes with. */
  readonly collective: string | null;
  readonly remarks: string | null;
  readonly locale: 'fr' | 'en';
  readonly noticeVersion: number;
  readonly tokenVersion: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly withdrawnAt: number | null;
}
