import { createParamDecorator, type ExecutionContext, Injectable, type PipeTransform } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { DeskRight } from '../domain/event-role.js';
import { type OrganiserEvent, OrganiserEvents } from '../queries/organiser-events.query.js';

interface Asked {
  readonly accountId: string;
  readonly slug: string;
  readonly right: DeskRight;
}

/** Answers 404 where the account has no role on the event, and 403 where its role does not give the right. */
@Injectable()
class ReachEvent implements PipeTransform<Asked, Promise<OrganiserEvent>> {
  constructor(private readonly events: OrganiserEvents) {}

  async transform({ accountId, slug, right }: Asked): Promise<OrganiserEvent> {
    return this.events.reach(accountId, slug, right);
  }
}

const asked = createParamDecorator((right: DeskRight, context: ExecutionContext): Asked => {
  const { organiser, params } = context.switchToHttp().getRequest<FastifyRequest<{ Params: { slug?: string } }>>();
  if (!organiser || !params.slug) throw new Error('Reached stands on a route without an organiser, or without :slug');
  return { accountId: organiser.accountId, slug: params.slug, right };
});

/** The event of the address (`:slug`), for a logged-in organiser whose role gives this right. */
export const Reached = (right: DeskRight) => asked(right, ReachEvent);
