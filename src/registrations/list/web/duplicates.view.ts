import { deskShell } from '../../../events/domain/desk-shell.js';
import { may } from '../../../events/domain/event-role.js';
import type { OrganiserEvent } from '../../../events/queries/organiser-events.query.js';
import { initialsOf, kindClassOf, markClassOf } from '../../web/desk/person-mark.js';
import type { RegistrationColumn } from '../../web/desk/registration-columns.js';
import { statusBadge } from '../../web/desk/status-badge.js';
import type { Suspicion } from '../domain/duplicates.js';
import type { ListedRegistration } from '../domain/listed-registration.js';
import {
  differingParts,
  isStronger,
  keptOf,
  type Mergeable,
  type MergeChoices,
  type MergedPart,
} from '../domain/merge.js';

export interface DuplicatesPage {
  readonly pairs: readonly Suspicion[];
  readonly total: number;
  readonly people: readonly ListedRegistration[];
  readonly done: 'reuni' | 'distincts' | null;
}

export function duplicatesView(reached: OrganiserEvent, { pairs, total, people, done }: DuplicatesPage) {
  const here = `/organiser/evenements/${reached.event.slug}/inscriptions`;
  const byId = new Map(people.map((one) => [one.id, one]));
  return {
    desk: deskShell('people', reached),
    list: here,
    here: `${here}/doublons`,
    mayEdit: may(reached.role, 'edit-people'),
    timeZone: reached.event.timeZone,
    done,
    total,
    hidden: total - pairs.length,
    pairs: pairs.flatMap(({ first, second, likeness }) => {
      const [a, b] = [byId.get(first), byId.get(second)];
      if (!a || !b) return [];
      const { kept, merged } = keptOf(a, b);
      return {
        likeness,
        people: [a, b].map((one) => personOf(one, here)),
        first: a.reference,
        second: b.reference,
        compare: `${here}/doublons/${kept.reference}/${merged.reference}`,
      };
    }),
  };
}

/** Which columns say what a part is. */
const COLUMNS_OF: Readonly<Record<MergedPart, readonly string[]>> = {
  name: [],
  email: ['email'],
  phone: ['phone'],
  function: ['function', 'category'],
  employer: ['collectivity', 'type', 'epci'],
  collective: ['collective'],
  options: [],
  wishes: ['wishes'],
  answers: [],
  remarks: ['remarks'],
};
/** Where both may stand, both do unless somebody says otherwise. */
const BOTH: readonly MergedPart[] = ['options', 'remarks'];

type Whole = Mergeable & ListedRegistration;

export interface MergePage {
  /** The one asked to stay, and the other. */
  readonly a: Whole;
  readonly b: Whole;
  readonly columns: readonly RegistrationColumn[];
  readonly choices: MergeChoices;
}

export function mergeView(reached: OrganiserEvent, { a, b, columns, choices }: MergePage) {
  const here = `/organiser/evenements/${reached.event.slug}/inscriptions`;
  const { kept, merged } = keptOf(a, b);
  const parts = differingParts(kept, merged);
  return {
    desk: deskShell('people', reached),
    list: here,
    back: `${here}/doublons`,
    here: `${here}/doublons/${kept.reference}/${merged.reference}`,
    timeZone: reached.event.timeZone,
    both: [
      { ...personOf(kept, here), side: 'kept' },
      { ...personOf(merged, here), side: 'merged' },
    ],
    isForced: isStronger(kept, merged),
    swap: isStronger(kept, merged) ? null : `${here}/doublons/${merged.reference}/${kept.reference}`,
    parts: parts.map((part) => {
      const chosen = choices[part] ?? (BOTH.includes(part) ? 'both' : isFuller(merged, kept, part) ? 'merged' : 'kept');
      return {
        part,
        kept: textOf(kept, part, columns),
        merged: textOf(merged, part, columns),
        mayBoth: BOTH.includes(part),
        isKept: chosen === 'kept',
        isMerged: chosen === 'merged',
        isBoth: chosen === 'both',
      };
    }),
  };
}

/** What only the ending one says is worth taking along. */
function isFuller(merged: Whole, kept: Whole, part: MergedPart): boolean {
  if (part === 'phone') return kept.phone === null;
  if (part === 'collective') return kept.collectiveName === null;
  if (part === 'wishes') return kept.wishes.length === 0;
  return part === 'answers' && Object.keys(kept.answers).length === 0 && Object.keys(merged.answers).length > 0;
}

function textOf(one: Whole, part: MergedPart, columns: readonly RegistrationColumn[]): string[] {
  const meant = columns.filter(({ key }) => {
    if (part === 'options') return key.startsWith('option-');
    if (part === 'answers') return key.startsWith('q-') || key.startsWith('image-');
    return COLUMNS_OF[part].includes(key);
  });
  const values = meant.flatMap((column) => {
    const value = column.value(one);
    if (value === null || value === '') return [];
    if (part === 'options') return [column.heading];
    return [part === 'answers' ? `${column.heading} : ${value}` : value];
  });
  return part === 'name' ? [`${one.firstName} ${one.lastName}`] : values;
}

function personOf(one: ListedRegistration, here: string) {
  return {
    reference: one.reference,
    name: `${one.firstName} ${one.lastName}`,
    initials: initialsOf(one.firstName, one.lastName),
    mark: markClassOf(one.collectivity.type),
    kindClass: kindClassOf(one.collectivity.type),
    employer: one.collectivity.name,
    email: one.email,
    phone: one.phone,
    status: one.status,
    badge: statusBadge(one.status),
    createdAt: one.createdAt,
    href: `${here}/${one.reference}`,
  };
}
