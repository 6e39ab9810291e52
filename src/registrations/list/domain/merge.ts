import type { RegistrationRequest } from '../../domain/registration-form.js';
import type { RegistrationRecord, RegistrationStatus } from '../../domain/registration.js';
import type { Wish } from '../../wishes/domain/wish.js';

/** What is chosen apart, each from the one registration or the other. */
export const MERGED_PARTS = [
  'name',
  'email',
  'phone',
  'function',
  'employer',
  'collective',
  'options',
  'wishes',
  'answers',
  'remarks',
] as const;
export type MergedPart = (typeof MERGED_PARTS)[number];
export type Side = 'kept' | 'merged';
/** What nobody chose comes from the registration that is kept. */
export type MergeChoices = Readonly<Partial<Record<MergedPart, Side | 'both'>>>;

/** A registration with what its row does not hold. */
export interface Mergeable extends RegistrationRecord {
  readonly emailNormalised: string;
  readonly options: readonly string[];
  readonly wishes: readonly Wish[];
}

/** The nearer to a place, the smaller. */
const STRENGTH: Readonly<Record<RegistrationStatus, number>> = {
  confirmed: 0,
  offered: 1,
  waiting: 2,
  pending: 3,
  withdrawn: 4,
};

/** Whether the first has what the second lacks: a place, an offer, an earlier rank. Nobody loses it by a merge. */
export function isStronger(a: RegistrationRecord, b: RegistrationRecord): boolean {
  if (a.status !== b.status) return STRENGTH[a.status] < STRENGTH[b.status];
  return a.status === 'waiting' && (a.waitingPosition ?? 0) < (b.waitingPosition ?? 0);
}

/** The one of the two that stays: the stronger, else the one asked for. */
export function keptOf<One extends RegistrationRecord>(asked: One, other: One): { kept: One; merged: One } {
  return isStronger(other, asked) ? { kept: other, merged: asked } : { kept: asked, merged: other };
}

/** Which parts differ, so that there is something to choose. */
export function differingParts(kept: Mergeable, merged: Mergeable): MergedPart[] {
  return MERGED_PARTS.filter((part) => JSON.stringify(partOf(kept, part)) !== JSON.stringify(partOf(merged, part)));
}

/** What the kept registration answers from now on. */
export function mergedRequest(kept: Mergeable, merged: Mergeable, choices: MergeChoices): RegistrationRequest {
  const from = (part: MergedPart) => (choices[part] === 'merged' ? merged : kept);
  return {
    firstName: from('name').firstName,
    lastName: from('name').lastName,
    email: from('email').email,
    emailNormalised: from('email').emailNormalised,
    phone: from('phone').phone,
    functionKey: from('function').functionKey,
    functionText: from('function').functionText,
    category: from('function').category,
    collectivity: from('employer').collectivity,
    collective: from('collective').collective,
    options:
      choices.options === 'both' ? [...new Set([...kept.options, ...merged.options])] : [...from('options').options],
    wishes: from('wishes').wishes,
    answers: from('answers').answers,
    imageConsent: from('answers').imageConsent,
    remarks:
      choices.remarks === 'both'
        ? [kept.remarks, merged.remarks].filter((text) => text !== null).join('\n\n') || null
        : from('remarks').remarks,
    approver: null,
    locale: kept.locale,
    noticeVersion: kept.noticeVersion,
  };
}

function partOf(one: Mergeable, part: MergedPart): unknown {
  switch (part) {
    case 'name':
      return [one.firstName, one.lastName];
    case 'email':
      return one.emailNormalised;
    case 'phone':
      return one.phone;
    case 'function':
      return [one.functionKey, one.functionText, one.category];
    case 'employer':
      return one.collectivity;
    case 'collective':
      return [one.collective, one.collectiveId];
    case 'options':
      return [...one.options].sort();
    case 'wishes':
      return one.wishes;
    case 'answers':
      return [one.answers, one.imageConsent];
    case 'remarks':
      return one.remarks;
  }
}
