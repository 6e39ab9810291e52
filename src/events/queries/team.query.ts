import { Injectable } from '@nestjs/common';
import { MachineClock } from '../../platform/clock/clock.js';
import { ReadDatabase } from '../../platform/database/read-database.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import type { EventRole } from '../domain/event-role.js';

export interface TeamMember {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
  readonly role: EventRole;
}

export interface OpenInvitation {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: EventRole;
  /** Epoch milliseconds of the machine's time. */
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly isExpired: boolean;
}

export interface RunningOrganisation {
  readonly id: string;
  readonly name: string;
  readonly short: string;
  readonly runsThis: boolean;
}

/** What somebody reads who opens an invitation's link. */
export interface InvitationOffer {
  readonly name: string;
  readonly email: string;
  readonly role: EventRole;
  readonly eventTitle: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly hasAccount: boolean;
}

/** Who works on an event. */
@Injectable()
export class TeamQuery {
  constructor(
    private readonly read: ReadDatabase,
    private readonly tokens: LinkTokens,
    private readonly clock: MachineClock,
  ) {}

  async members(eventId: string): Promise<TeamMember[]> {
    return this.read.query<TeamMember>(
      `SELECT a.id AS "accountId", a.name AS "name", a.email AS "email", r.role AS "role"
       FROM event_roles r JOIN organiser_accounts a ON a.id = r.account_id
       WHERE r.event_id = ? ORDER BY a.name, a.id`,
      [eventId],
    );
  }

  /** Neither accepted nor revoked, the newest first. */
  async invitations(eventId: string): Promise<OpenInvitation[]> {
    const rows = await this.read.query<Omit<OpenInvitation, 'isExpired'>>(
      `SELECT id AS "id", name AS "name", email AS "email", role AS "role", created_at AS "createdAt",
         expires_at AS "expiresAt"
       FROM event_invitations WHERE event_id = ? AND accepted_at IS NULL AND revoked_at IS NULL
       ORDER BY created_at DESC, id DESC`,
      [eventId],
    );
    const now = this.clock.now().getTime();
    return rows.map((row) => ({ ...row, isExpired: row.expiresAt <= now }));
  }

  /** Those that run the event, in printed order, then all others by their short names. */
  async organisations(eventId: string): Promise<RunningOrganisation[]> {
    const rows = await this.read.query<Omit<RunningOrganisation, 'runsThis'> & { position: number | null }>(
      `SELECT o.id AS "id", o.name AS "name", o.short AS "short", j.position AS "position"
       FROM organisations o LEFT JOIN event_organisations j ON j.organisation_id = o.id AND j.event_id = ?
       ORDER BY CASE WHEN j.position IS NULL THEN 1 ELSE 0 END, j.position, LOWER(o.short), o.id`,
      [eventId],
    );
    return rows.map(({ position, ...organisation }) => ({ ...organisation, runsThis: position !== null }));
  }

  /** Looks without using it up: mail scanners open every link. Null for an invitation that cannot be accepted. */
  async offer(token: string): Promise<InvitationOffer | null> {
    const [offer] = await this.read.query<Omit<InvitationOffer, 'hasAccount'> & { accountId: string | null }>(
      `SELECT i.name AS "name", i.email AS "email", i.role AS "role", e.title AS "eventTitle",
         e.starts_on AS "startsOn", e.ends_on AS "endsOn", a.id AS "accountId"
       FROM event_invitations i JOIN events e ON e.id = i.event_id
       LEFT JOIN organiser_accounts a ON a.email_normalised = i.email_normalised
       WHERE i.token_hash = ? AND i.accepted_at IS NULL AND i.revoked_at IS NULL AND i.expires_at > ?`,
      [this.tokens.hash(token), this.clock.now().getTime()],
    );
    if (!offer) return null;
    const { accountId, ...told } = offer;
    return { ...told, hasAccount: accountId !== null };
  }
}
