import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PageData } from './page-data.js';

interface Sources {
  demonstration(request: FastifyRequest): NonNullable<PageData['demonstration']> | null;
  organiser(request: FastifyRequest): NonNullable<PageData['organiser']> | null;
  csrf(request: FastifyRequest, reply: FastifyReply): string;
}

/** What modules further right bring to every page: the platform knows none of them. */
@Injectable()
export class PageContext {
  private readonly sources: Partial<Sources> = {};

  provide<Slot extends keyof Sources>(slot: Slot, source: Sources[Slot]): void {
    this.sources[slot] = source;
  }

  demonstration(request: FastifyRequest): PageData['demonstration'] {
    return this.sources.demonstration?.(request) ?? null;
  }

  of(request: FastifyRequest, reply: FastifyReply): Pick<PageData, 'demonstration' | 'organiser' | 'csrf'> {
    return {
      demonstration: this.demonstration(request),
      organiser: this.sources.organiser?.(request) ?? null,
      csrf: () => this.sources.csrf?.(request, reply) ?? '',
    };
  }
}
