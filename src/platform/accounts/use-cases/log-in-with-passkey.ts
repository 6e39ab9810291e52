import { Injectable } from '@nestjs/common';
import { generateAuthenticationOptions, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { MachineClock } from '../../clock/clock.js';
import { ReadDatabase } from '../../database/read-database.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { PasskeyRefused } from '../account.errors.js';
import { PasskeyChallenges } from '../passkey-challenges.js';
import { PasskeySite } from '../passkey-site.js';
import { OpenLoginSession } from './open-login-session.js';
import { transportsOf } from './register-passkey.js';

type RequestOptions = Awaited<ReturnType<typeof generateAuthenticationOptions>>;
type VerifyInput = Parameters<typeof verifyAuthenticationResponse>[0];

interface PasskeyRow {
  readonly id: string;
  readonly account_id: string;
  readonly credential_id: string;
  readonly public_key: string;
  readonly counter: number;
  readonly transports: string;
}

/** Logs in whoever holds a passkey that is known here; the key itself says whose it is. */
@Injectable()
export class LogInWithPasskey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly read: ReadDatabase,
    private readonly clock: MachineClock,
    private readonly site: PasskeySite,
    private readonly challenges: PasskeyChallenges,
    private readonly openLoginSession: OpenLoginSession,
  ) {}

  async ask(): Promise<{ ceremony: string; options: RequestOptions }> {
    const options = await generateAuthenticationOptions({ rpID: this.site.id, userVerification: 'required' });
    return { ceremony: await this.challenges.keep(options.challenge, 'log-in', null), options };
  }

  /** @returns the session's token. @throws PasskeyRefused for an answer that proves nothing. */
  async execute(answer: { ceremony: string; response: unknown }, device: string | null): Promise<string> {
    const challenge = await this.challenges.take(answer.ceremony, 'log-in', null);
    const response = answer.response as VerifyInput['response'];
    const passkey = await this.passkeyOf(response);
    const counter = await this.verifiedCounter(challenge, response, passkey);
    return this.unitOfWork.run(async (tx) => {
      const used = await tx.execute('UPDATE passkeys SET counter = ?, last_used_at = ? WHERE id = ?', [
        counter,
        this.clock.now().getTime(),
        passkey.id,
      ]);
      if (used === 0) throw new PasskeyRefused('the key was removed meanwhile');
      return this.openLoginSession.within(tx, passkey.account_id, { device, passkeyId: passkey.id });
    });
  }

  private async passkeyOf(response: VerifyInput['response'] | null): Promise<PasskeyRow> {
    const credentialId: unknown = response?.id;
    const [passkey] =
      typeof credentialId === 'string' && credentialId.length <= 400
        ? await this.read.query<PasskeyRow>(
            'SELECT id, account_id, credential_id, public_key, counter, transports FROM passkeys WHERE credential_id = ?',
            [credentialId],
          )
        : [];
    if (!passkey) throw new PasskeyRefused('no such key');
    return passkey;
  }

  private async verifiedCounter(
    expectedChallenge: string,
    response: VerifyInput['response'],
    passkey: PasskeyRow,
  ): Promise<number> {
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge,
        expectedOrigin: this.site.origin,
        expectedRPID: this.site.id,
        requireUserVerification: true,
        credential: {
          id: passkey.credential_id,
          publicKey: new Uint8Array(Buffer.from(passkey.public_key, 'base64url')),
          counter: passkey.counter,
          transports: transportsOf(passkey.transports),
        },
      });
      if (verified) return authenticationInfo.newCounter;
    } catch (error) {
      throw new PasskeyRefused(String(error));
    }
    throw new PasskeyRefused('not verified');
  }
}
