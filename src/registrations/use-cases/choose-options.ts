import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { InvalidInput } from '../../platform/errors/domain-error.js';
import { OptionChoicesRepository } from '../data/option-choices.repository.js';
import { grantedOptions, optionTitles, refusedOptions } from '../domain/option-choice.js';
import type { RegistrationRecord } from '../domain/registration.js';

type Chooser = Pick<RegistrationRecord, 'id' | 'eventId' | 'status'>;

/** What a choice changes: ids; and the titles of all that is chosen then. */
export interface OptionChange {
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly titles: readonly string[];
}

export const NO_CHANGE: OptionChange = { added: [], dropped: [], titles: [] };

/**
 * Options have places of their own. Those who wait for a place at the event only wish for options: they hold none, so
 * that nobody who comes goes without for somebody who may not. Called under the event's lock.
 */
@Injectable()
export class ChooseOptions {
  constructor(private readonly choices: OptionChoicesRepository) {}

  async chosenBy(tx: Transaction, { id }: Pick<Chooser, 'id'>): Promise<string[]> {
    return this.choices.chosenBy(tx, id);
  }

  /** What a choice changes; nothing is written yet. @throws InvalidInput at the options refused. */
  async decide(tx: Transaction, person: Chooser, chosen: readonly string[], now: number): Promise<OptionChange> {
    const offered = await this.choices.offered(tx, person.eventId);
    const before = await this.choices.chosenBy(tx, person.id);
    const refused = refusedOptions(chosen, offered, { held: before, now });
    if (refused.length > 0) throw new InvalidInput(refused);
    return {
      added: chosen.filter((id) => !before.includes(id)),
      dropped: before.filter((id) => !chosen.includes(id)),
      titles: optionTitles(chosen, offered),
    };
  }

  /** Writes what was decided, once the registration's own row is there. */
  async keep(tx: Transaction, person: Chooser, { added, dropped }: OptionChange): Promise<void> {
    await this.choices.add(tx, person.id, added);
    await this.choices.remove(tx, person.id, dropped);
    if (person.status !== 'confirmed') return;
    await this.choices.count(tx, added, 1);
    await this.choices.count(tx, dropped, -1);
  }

  /** Somebody who waited has a place: of their wishes they get what still has room. @returns the titles. */
  async grantTo(tx: Transaction, person: Pick<Chooser, 'id' | 'eventId'>): Promise<string[]> {
    const wished = await this.choices.chosenBy(tx, person.id);
    if (wished.length === 0) return [];
    const offered = await this.choices.offered(tx, person.eventId);
    const granted = grantedOptions(wished, offered);
    await this.choices.count(tx, granted, 1);
    await this.choices.remove(
      tx,
      person.id,
      wished.filter((id) => !granted.includes(id)),
    );
    return optionTitles(granted, offered);
  }

  /** What somebody chose or wishes for. */
  async titlesOf(tx: Transaction, person: Pick<Chooser, 'id' | 'eventId'>): Promise<string[]> {
    return optionTitles(await this.choices.chosenBy(tx, person.id), await this.choices.offered(tx, person.eventId));
  }

  /** Somebody leaves: what they held is free for others. `status` is the one they had. */
  async giveBack(tx: Transaction, person: Pick<Chooser, 'id' | 'status'>): Promise<void> {
    const held = await this.choices.chosenBy(tx, person.id);
    if (person.status === 'confirmed') await this.choices.count(tx, held, -1);
    await this.choices.remove(tx, person.id, held);
  }
}
