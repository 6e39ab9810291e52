import { setImmediate } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../platform/errors/domain-error.js';
import { ReadRegistrationRequest } from '../../use-cases/read-registration-request.js';
import { judged, type JudgedPerson, type ReadPerson, type TypedPerson } from '../domain/judged-person.js';
import { EmailsTaken } from '../queries/emails-taken.query.js';

/** After so many lines others get a turn of the event loop. */
const TURN = 50;

/** Judges each line of a list as the form judges one person, and finds who stands there twice or is registered. */
@Injectable()
export class JudgePeople {
  constructor(
    private readonly requests: ReadRegistrationRequest,
    private readonly taken: EmailsTaken,
  ) {}

  /** In the order of the lines. @throws EventUnknown */
  async of(
    event: { readonly id: string; readonly slug: string },
    people: readonly TypedPerson[],
    locale: 'fr' | 'en',
  ): Promise<JudgedPerson[]> {
    const read: ReadPerson[] = [];
    for (const person of people) {
      read.push(await this.readOne(event.slug, person, locale));
      if (read.length % TURN === 0) await setImmediate();
    }
    const addresses = read.flatMap(({ request }) => request?.emailNormalised ?? []);
    return judged(read, await this.taken.among(event.id, addresses));
  }

  private async readOne(slug: string, person: TypedPerson, locale: 'fr' | 'en'): Promise<ReadPerson> {
    try {
      return { ...person, request: await this.requests.read(slug, person.fields, locale), errors: [] };
    } catch (error) {
      if (!(error instanceof InvalidInput)) throw error;
      return { ...person, request: null, errors: error.fields };
    }
  }
}
