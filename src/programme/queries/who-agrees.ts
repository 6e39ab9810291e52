import { Injectable } from '@nestjs/common';
import type { EventRecord } from '../../events/domain/event.js';

/** Whom a person's own request goes to first; null where they are registered at once. */
export type FirstToAgree = 'employer' | 'organiser' | null;

type Source = (event: EventRecord) => Promise<FirstToAgree>;

/**
 * Whether registering at an event is asking: pages say so before anybody begins. The module that knows says it when it starts;
 * whoever changes it raises the event's version.
 */
@Injectable()
export class WhoAgrees {
  private source: Source = () => Promise.resolve(null);

  provide(source: Source): void {
    this.source = source;
  }

  of(event: EventRecord): Promise<FirstToAgree> {
    return this.source(event);
  }
}
