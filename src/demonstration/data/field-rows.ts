import type { Proposal } from '../../ateliers/domain/plan/seat-plan.js';
import { newId } from '../../platform/ids/ids.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { normalisedName } from '../../registrations/collectives/domain/collective.js';
import type { SettingTopic } from '../../registrations/settings/domain/setting-topic.js';
import type { Needs } from '../../registrations/privacy/domain/need.js';
import { insert } from './demonstration-rows.js';

/** Confirmed people of an event in the order of their registrations. */
export interface PersonThere {
  readonly id: string;
  readonly collective: string | null;
  readonly employer: string;
  readonly employerCode: string | null;
}

export async function peopleThere(tx: Transaction, eventId: string): Promise<PersonThere[]> {
  return tx.query<PersonThere>(
    `SELECT id AS "id", collective AS "collective", collectivity_name AS "employer", collectivity_code AS "employerCode"
     FROM registrations WHERE event_id = ? AND status = 'confirmed' ORDER BY created_at, email`,
    [eventId],
  );
}

/** How the planner made the plan, beside its seats. */
export async function noteProposal(tx: Transaction, planId: string, proposal: Proposal): Promise<void> {
  await tx.execute('UPDATE seat_plans SET proposal = ? WHERE id = ?', [JSON.stringify(proposal), planId]);
}

export async function insertSetting(
  tx: Transaction,
  eventId: string,
  topic: SettingTopic,
  body: object,
  at: number,
): Promise<void> {
  await insert(tx, 'registration_settings', {
    event_id: eventId,
    topic,
    body: JSON.stringify(body),
    version: 1,
    updated_at: at,
  });
}

export async function insertCollective(
  tx: Transaction,
  eventId: string,
  name: string,
  members: readonly string[],
  { tokenOf, at }: { tokenOf: (id: string) => string; at: number },
): Promise<void> {
  const id = newId();
  await insert(tx, 'territory_collectives', {
    id,
    event_id: eventId,
    name,
    name_normalised: normalisedName(name),
    created_by: members[0] ?? null,
    token_hash: tokenOf(id),
    token_version: 1,
    invited: 0,
    merged_into: null,
    created_at: at,
    updated_at: at,
  });
  await tx.execute(
    `UPDATE registrations SET collective_id = ?, shows_in_collective = ? WHERE id IN (${members.map(() => '?').join(', ')})`,
    [id, tx.engine === 'sqlite' ? 1 : true, ...members],
  );
}

/** People whom somebody of their employer registered together. */
export async function insertGroup(
  tx: Transaction,
  eventId: string,
  group: { managerName: string; managerEmail: string; employer: string; code: string; members: readonly string[] },
  { tokenOf, at }: { tokenOf: (id: string) => string; at: number },
): Promise<void> {
  const id = newId();
  await insert(tx, 'registration_groups', {
    id,
    event_id: eventId,
    manager_name: group.managerName,
    manager_email: group.managerEmail,
    manager_email_normalised: group.managerEmail,
    collectivity_typed: group.employer,
    collectivity_kind: '',
    action_code: group.code,
    locale: 'fr',
    token_hash: tokenOf(id),
    token_version: 1,
    link_mailed_at: null,
    created_at: at,
    updated_at: at,
  });
  await tx.execute(
    `UPDATE registrations SET group_id = ?, source = 'group' WHERE id IN (${group.members.map(() => '?').join(', ')})`,
    [id, ...group.members],
  );
}

export async function insertNeeds(
  tx: Transaction,
  person: { readonly id: string; readonly eventId: string },
  { kinds, text }: Needs,
  at: number,
): Promise<void> {
  await insert(tx, 'registration_needs', {
    registration_id: person.id,
    event_id: person.eventId,
    kinds: JSON.stringify(kinds),
    body: text,
    consented_at: at,
  });
}

/** One ranking for the day; none says « sans préférence ». */
export async function insertWishes(tx: Transaction, person: string, phase: number, letters: readonly string[]): Promise<void> {
  const wishes = letters.length === 0 ? [{ atelier: '', rank: 0 }] : letters.map((atelier, at) => ({ atelier, rank: at + 1 }));
  for (const { atelier, rank } of wishes)
    await insert(tx, 'registration_wishes', { registration_id: person, phase, atelier, rank, gone_at: null });
}

/** An option with places of its own, and who takes it. */
export async function insertOption(
  tx: Transaction,
  eventId: string,
  option: { title: string; hint: string; capacity: number; closesAt: number; people: readonly string[] },
): Promise<void> {
  const id = newId();
  await insert(tx, 'event_options', {
    id,
    event_id: eventId,
    position: 1,
    title: option.title,
    hint: option.hint,
    session_id: null,
    capacity: option.capacity,
    taken: option.people.length,
    closes_at: option.closesAt,
  });
  for (const person of option.people) await insert(tx, 'registration_options', { registration_id: person, option_id: id });
}

/** Somebody who was asked for an opinion, by a link that nobody mailed. */
export async function insertAsked(
  tx: Transaction,
  questionnaireId: string,
  personId: string,
  tokenHash: string,
): Promise<void> {
  await insert(tx, 'questionnaire_invitations', {
    questionnaire_id: questionnaireId,
    person_id: personId,
    person_kind: 'registration',
    token_hash: tokenHash,
    token_version: 1,
    answered: false,
    mailed: false,
    reminded: 0,
  });
}
