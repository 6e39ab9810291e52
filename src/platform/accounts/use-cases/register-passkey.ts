import { Injectable } from '@nestjs/common';
import { generateRegistrationOptions, verifyRegistrationResponse } from '@simplewebauthn/server';
import { AuditTrail } from '../../audit/audit-trail.js';
import { MachineClock } from '../../clock/clock.js';
import { ReadDatabase } from '../../database/read-database.js';
import { Environment } from '../../config/environment.js';
import type { Transaction } from '../../database/transaction.js';
import { isUniqueViolation } from '../../database/unique-violation.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { newId } from '../../ids/ids.js';
import { headerText } from '../../mail/header-text.js';
import { Outbox } from '../../mail/outbox.js';
import { Templates } from '../../web/templates.js';
import { PasskeyRefused } from '../account.errors.js';
import { mayChangePasskeys } from '../domain/passkey-rules.js';
import type { Organiser } from '../organiser.js';
import { PasskeyChallenges } from '../passkey-challenges.js';
import { PasskeySite } from '../passkey-site.js';

type CreationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;
type CreationResponse = Parameters<typeof verifyRegistrationResponse>[0]['response'];
type Verified = NonNullable<Awaited<ReturnType<typeof verifyRegistrationResponse>>['registrationInfo']>;

export const LONGEST_PASSKEY_NAME = 100;

/** An organiser adds a passkey to their account: a question to the authenticator, then its answer. */
@Injectable()
export class RegisterPasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly clock: MachineClock,
    private readonly site: PasskeySite,
    private readonly challenges: PasskeyChallenges,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
    private readonly templates: Templates,
    private readonly environment: Environment,
  ) {}

  /** @throws PasskeyRefused where this login may not add one. */
  async ask(organiser: Organiser): Promise<{ ceremony: string; options: CreationOptions }> {
    const known = await this.read.query<{ credential_id: string; transports: string }>(
      'SELECT credential_id, transports FROM passkeys WHERE account_id = ?',
      [organiser.accountId],
    );
    this.refuseUnproven(organiser, known.length);
    const options = await generateRegistrationOptions({
      rpName: 'Tablée',
      rpID: this.site.id,
      userName: organiser.email,
      userDisplayName: organiser.name,
      userID: new TextEncoder().encode(organiser.accountId),
      excludeCredentials: known.map(({ credential_id, transports }) => ({
        id: credential_id,
        transports: transportsOf(transports),
      })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return { ceremony: await this.challenges.keep(options.challenge, 'register', organiser.accountId), options };
  }

  /** This login then counts as proven by the new key. @throws PasskeyRefused for an answer that proves nothing. */
  async execute(
    organiser: Organiser,
    answer: { ceremony: string; response: unknown; name: string },
    locale: 'fr' | 'en',
  ): Promise<void> {
    const challenge = await this.challenges.take(answer.ceremony, 'register', organiser.accountId);
    const { credential } = await this.verified(challenge, answer.response as CreationResponse);
    const id = newId();
    const name = headerText(answer.name, LONGEST_PASSKEY_NAME);
    try {
      await this.unitOfWork.run(async (tx) => {
        const [{ count }] = (await tx.query<{ count: number }>(
          'SELECT COUNT(*) AS count FROM passkeys WHERE account_id = ?',
          [organiser.accountId],
        )) as [{ count: number }];
        this.refuseUnproven(organiser, Number(count));
        await tx.execute(
          `INSERT INTO passkeys (id, account_id, credential_id, public_key, counter, transports, name, created_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            id,
            organiser.accountId,
            credential.id,
            Buffer.from(credential.publicKey).toString('base64url'),
            credential.counter,
            (credential.transports ?? []).join(','),
            name,
            this.clock.now().getTime(),
          ],
        );
        await tx.execute('UPDATE login_sessions SET passkey_id = ? WHERE id = ?', [id, organiser.sessionId]);
        await this.audit.record(tx, {
          actor: organiser,
          verb: 'passkey-added',
          subjectKind: 'account',
          subjectId: organiser.accountId,
          details: { passkey: name },
        });
        await this.tell(tx, organiser, id, name, locale);
      });
    } catch (error) {
      if (isUniqueViolation(error)) throw new PasskeyRefused('the key is known already');
      throw error;
    }
  }

  /** Who got into somebody's mailbox could leave a key of their own behind: its owner hears of every new one. */
  private async tell(
    tx: Transaction,
    { accountId, name, email }: Organiser,
    passkeyId: string,
    passkey: string,
    locale: 'fr' | 'en',
  ): Promise<void> {
    const { publicUrl } = this.environment;
    await this.outbox.enqueue(tx, {
      dedupeKey: `passkey-added:${passkeyId}`,
      kind: 'passkey-added',
      locale,
      to: { address: email, name },
      ...this.templates.mail(
        'passkey-added',
        { name, passkey, url: `${publicUrl}/organiser/compte`, publicUrl },
        locale,
      ),
      aboutId: accountId,
    });
  }

  private refuseUnproven({ isAdministrator, isProven }: Organiser, passkeys: number): void {
    const { isRequired } = this.site;
    if (!mayChangePasskeys({ isRequired, isAdministrator, isProven, passkeys }))
      throw new PasskeyRefused('a known key must vouch for a new one');
  }

  private async verified(expectedChallenge: string, response: CreationResponse): Promise<Verified> {
    let registrationInfo: Verified | undefined;
    try {
      ({ registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.site.origin,
        expectedRPID: this.site.id,
        requireUserVerification: true,
      }));
    } catch (error) {
      throw new PasskeyRefused(String(error));
    }
    if (!registrationInfo) throw new PasskeyRefused('not verified');
    return registrationInfo;
  }
}

export function transportsOf(stored: string): string[] {
  return stored === '' ? [] : stored.split(',');
}
