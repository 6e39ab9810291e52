import { Injectable } from '@nestjs/common';
import type { FoundRegistration } from './registration-by-token.query.js';

export interface PersonalPageOf extends FoundRegistration {
  /** `/inscriptions/<token>`. */
  readonly path: string;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
}

/** A part of the personal page that another feature brings. */
export interface PersonalSection {
  /** Template of a whole `<section>`; its context is `view`. */
  readonly partial: string;
  readonly view: object;
  /** Stands with the state, above the links; else below them. */
  readonly isHead?: boolean;
  /** Links of the page that the event's rules close for this person. */
  readonly closes?: readonly ('change' | 'withdraw')[];
  /** The registration ended because a request was refused: the page words it so. */
  readonly isRefusal?: boolean;
}

type Bring = (page: PersonalPageOf) => Promise<PersonalSection | null>;

/** Where features bring their parts of the personal page, when the application starts. */
@Injectable()
export class PersonalSections {
  private readonly bringers: { readonly rank: number; readonly bring: Bring }[] = [];

  /** @param rank smaller stands higher on the page; all stand before the answers. */
  add(rank: number, bring: Bring): void {
    this.bringers.push({ rank, bring });
    this.bringers.sort((a, b) => a.rank - b.rank);
  }

  async of(page: PersonalPageOf): Promise<PersonalSection[]> {
    const brought = await Promise.all(this.bringers.map(({ bring }) => bring(page)));
    return brought.filter((section) => section !== null);
  }
}
