import { Injectable } from '@nestjs/common';
import type { OrganiserEvent } from '../../events/queries/organiser-events.query.js';

export interface DashboardOf extends OrganiserEvent {
  readonly accountId: string;
  /** Epoch milliseconds of the events' clock. */
  readonly now: number;
}

/** A part of an event's dashboard that a module on the right brings. */
export interface DashboardSection {
  /** Template of a whole `<section>`; its context is `view`. */
  readonly partial: string;
  readonly view: object;
}

type Bring = (page: DashboardOf) => Promise<DashboardSection | null>;

/** Where modules bring their parts of the first page of an event's desk, when the application starts; above the figures. */
@Injectable()
export class DashboardSections {
  private readonly bringers: Bring[] = [];

  add(bring: Bring): void {
    this.bringers.push(bring);
  }

  async of(page: DashboardOf): Promise<DashboardSection[]> {
    const brought = await Promise.all(this.bringers.map((bring) => bring(page)));
    return brought.filter((section) => section !== null);
  }
}
