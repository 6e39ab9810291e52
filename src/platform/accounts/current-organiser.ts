import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Organiser } from './organiser.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard on the routes of organisers. */
    organiser?: Organiser;
  }
}

/** The logged-in organiser of a route with `@OrganiserOnly()`. */
export const CurrentOrganiser = createParamDecorator((_data: unknown, context: ExecutionContext): Organiser => {
  const { organiser } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!organiser) throw new Error('CurrentOrganiser stands on a route that is not for organisers only');
  return organiser;
});
