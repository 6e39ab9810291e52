import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';
import { SubstitutionsRepository } from '../data/substitutions.repository.js';

/** Whoever leaves has no place to offer any more. */
@Injectable()
export class FollowEndings implements OnModuleInit {
  constructor(
    private readonly facts: RegistrationFacts,
    private readonly substitutions: SubstitutionsRepository,
  ) {}

  onModuleInit(): void {
    this.facts.on('moved', async (tx, { registration, now }) => {
      if (registration.status === 'withdrawn') await this.substitutions.cancelOf(tx, registration.id, now);
    });
  }
}
