import { Injectable } from '@nestjs/common';
import { CollectivitySearch } from '../../collectivities/queries/collectivity-search.query.js';
import type { Collectivity } from '../../collectivities/domain/collectivity.js';
import { newId, newReference } from '../../platform/ids/ids.js';
import { LinkTokens } from '../../platform/mail/link-tokens.js';
import { REGISTRATION_LINK } from '../../registrations/domain/personal-link.js';
import { UNDECIDED } from '../../registrations/domain/new-registration.js';
import type { RegistrationRecord } from '../../registrations/domain/registration.js';
import type { Audience } from '../data/audiences.js';
import type { InsertedEvent, InventedRegistration } from '../data/demonstration-rows.js';
import { FAMILY_NAMES, GIVEN_NAMES, OWN_WORDS_FOR_A_FUNCTION, REMARKS } from '../data/names.js';
import { OTHER_EMPLOYERS } from '../data/other-employers.js';
import type { Territory } from '../data/territories.js';
import type { Employer, EmployersOfTerritory, InventedName, InventedPerson } from '../domain/invented-people.js';
import { inventNames, inventPeople } from '../domain/invented-people.js';
import { RepeatableChance } from '../domain/repeatable-chance.js';
import { workingMoments } from '../domain/working-moments.js';

const SEED = 6;
/** The standard text, as it is shown before an organiser writes another. */
const FIRST_NOTICE = 1;

/** The people of one event in the order in which they registered, with the instants. */
export interface InventedAudience {
  readonly slug: string;
  readonly confirmed: readonly { readonly person: InventedPerson; readonly at: number }[];
  readonly waiting: readonly { readonly person: InventedPerson; readonly at: number }[];
}

/** Turns audiences wanted into people of real communes and EPCI; the same ones on every machine. */
@Injectable()
export class InventRegistrations {
  constructor(
    private readonly collectivities: CollectivitySearch,
    private readonly linkTokens: LinkTokens,
  ) {}

  people(audiences: readonly Audience[]): InventedAudience[] {
    const chance = new RepeatableChance(SEED);
    const names = inventNames(GIVEN_NAMES, FAMILY_NAMES, chance);
    return audiences.map((audience) => this.audience(audience, names, chance));
  }

  /** The row of one person: without any mail, for nobody was ever written to. */
  registration(
    person: InventedPerson,
    event: InsertedEvent,
    { at, waitingRank }: { at: number; waitingRank: number | null },
  ): InventedRegistration {
    const id = newId(at);
    const record: RegistrationRecord = {
      ...person,
      id,
      eventId: event.id,
      reference: newReference(),
      status: waitingRank === null ? 'confirmed' : 'waiting',
      waitingPosition: waitingRank,
      phone: null,
      locale: 'fr',
      noticeVersion: FIRST_NOTICE,
      tokenVersion: 1,
      createdAt: at,
      updatedAt: at,
      withdrawnAt: null,
      ...UNDECIDED,
    };
    const tokenHash = this.linkTokens.hash(this.linkTokens.token(REGISTRATION_LINK, id, record.tokenVersion));
    return { record, waitingRank, actionCodeId: event.actionCodeId, tokenHash };
  }

  private audience(
    { slug, territories, from, to, confirmed, waiting }: Audience,
    names: Iterator<InventedName, never>,
    chance: RepeatableChance,
  ): InventedAudience {
    const source = {
      names,
      territories: territories.map((territory) => this.employersOf(territory)),
      otherEmployers: OTHER_EMPLOYERS.map(otherEmployer),
      ownWordsForAFunction: OWN_WORDS_FOR_A_FUNCTION,
      remarks: REMARKS,
    };
    const people = [confirmed, waiting].map((needed) => inventPeople(needed, source, chance));
    const moments = workingMoments(people.flat().length, from, to, chance);
    const [first = [], last = []] = people.map((group, index) =>
      group.map((person, place) => ({ person, at: moments[index * people[0]!.length + place]! })),
    );
    return { slug, confirmed: first, waiting: last };
  }

  private employersOf({ shortName, epci, communes }: Territory): EmployersOfTerritory {
    return { shortName, epci: this.employer(epci), communes: communes.map((code) => this.employer(code)) };
  }

  private employer(code: string): Employer {
    const collectivity = this.collectivities.byCode(code);
    if (!collectivity) throw new Error(`the reference data knows no commune or EPCI ${code}`);
    return { collectivity: snapshotOf(collectivity), population: collectivity.population };
  }
}

function snapshotOf({
  type,
  kind,
  code,
  name,
  departmentCode,
  epciCode,
  epciName,
}: Collectivity): Employer['collectivity'] {
  return { type, kind, code, name, departmentCode, epciCode, epciName };
}

function otherEmployer({ kind, name }: (typeof OTHER_EMPLOYERS)[number]): Employer {
  return {
    collectivity: { type: 'other', kind, code: null, name, departmentCode: null, epciCode: null, epciName: null },
    population: null,
  };
}
