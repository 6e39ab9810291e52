import { Injectable, type OnModuleInit } from '@nestjs/common';
import { RegistrationFacts } from '../../use-cases/registration-facts.js';
import { WishesRepository } from '../data/wishes.repository.js';

/** Wishes are written with the answers they came with. */
@Injectable()
export class FollowWishes implements OnModuleInit {
  constructor(
    private readonly registrations: RegistrationFacts,
    private readonly wishes: WishesRepository,
  ) {}

  onModuleInit(): void {
    this.registrations.on('asked', (tx, { registration, request }) =>
      this.wishes.add(tx, registration.id, request.wishes),
    );
    this.registrations.on('changed', (tx, { registration, request }) =>
      this.wishes.replace(tx, registration.id, request.wishes),
    );
  }
}
