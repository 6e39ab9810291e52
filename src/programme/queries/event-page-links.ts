import { Injectable } from '@nestjs/common';

export interface EventPageLink {
  readonly href: string;
  /** The catalogue's key of its words. */
  readonly label: string;
}

type Source = (event: { readonly id: string; readonly slug: string }) => Promise<EventPageLink | null>;

/**
 * Other public pages of an event, said by the modules that hold them when they start. Whoever makes one appear or go raises the
 * event's version.
 */
@Injectable()
export class EventPageLinks {
  private readonly sources: Source[] = [];

  provide(source: Source): void {
    this.sources.push(source);
  }

  async of(event: { readonly id: string; readonly slug: string }): Promise<EventPageLink[]> {
    const links = await Promise.all(this.sources.map((source) => source(event)));
    return links.filter((link) => link !== null);
  }
}
