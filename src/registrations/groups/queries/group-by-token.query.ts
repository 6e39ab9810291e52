import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../../events/domain/event.js';
import { EventQueries } from '../../../events/queries/event.queries.js';
import { ReadDatabase } from '../../../platform/database/read-database.js';
import { LinkTokens } from '../../../platform/mail/link-tokens.js';
import { WAITING_POSITION } from '../../data/registration-row.js';
import type { FunctionKey, RegistrationEnding, RegistrationStatus } from '../../domain/registration.js';
import { GroupRepository } from '../data/group.repository.js';
import type { RegistrationGroup } from '../domain/group.js';

/**
 * What whoever registered a colleague sees of them: what they told of them themselves, and how things stand. Not a word of
 * what the colleague added: remarks, answers, needs, wishes, options.
 */
export interface GroupMember {
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly waitingPosition: number | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly functionKey: FunctionKey;
  readonly functionText: string | null;
  readonly endedBy: RegistrationEnding | null;
  readonly createdAt: number;
}

export interface FoundGroup {
  readonly group: RegistrationGroup;
  readonly event: EventRecord;
  readonly members: readonly GroupMember[];
}

const LONGEST_TOKEN = 200;

@Injectable()
export class GroupByToken {
  constructor(
    private readonly read: ReadDatabase,
    private readonly events: EventQueries,
    private readonly groups: GroupRepository,
    private readonly tokens: LinkTokens,
  ) {}

  /** What a group's link opens, or null. */
  async find(token: string): Promise<FoundGroup | null> {
    if (token.length > LONGEST_TOKEN) return null;
    const group = await this.groups.byTokenHash(this.read, this.tokens.hash(token));
    const event = group ? await this.events.byId(group.eventId) : null;
    if (!group || !event) return null;
    return { group, event, members: await this.membersOf(group.id) };
  }

  async membersOf(groupId: string): Promise<GroupMember[]> {
    return this.read.query<GroupMember>(
      `SELECT r.reference AS "reference", r.status AS "status", ${WAITING_POSITION}, r.first_name AS "firstName",
         r.last_name AS "lastName", r.email AS "email", r.function_key AS "functionKey",
         r.function_text AS "functionText", r.ended_by AS "endedBy", r.created_at AS "createdAt"
       FROM registrations r WHERE r.group_id = ? ORDER BY r.last_name, r.first_name, r.id`,
      [groupId],
    );
  }
}
