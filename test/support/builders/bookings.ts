import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { PlacesRepository } from '../../../src/registrations/data/places.repository.js';
import { USUAL_FORM } from '../../../src/registrations/form/domain/form-settings.js';
import { RegistrationSettingsRepository } from '../../../src/registrations/settings/data/registration-settings.repository.js';
import type { WishRule } from '../../../src/registrations/wishes/domain/wish-rounds.js';
import { givenAteliers } from './ateliers.js';

/** An event whose people take seats in ateliers: the same in every phase, `{ A: 3 }` seats, without a number where nobody counts. */
export async function givenBookableAteliers(
  unitOfWork: UnitOfWork,
  eventId: string,
  phases: readonly (readonly string[])[],
  seats: Readonly<Record<string, number>>,
  rule: Partial<WishRule> = {},
): Promise<void> {
  await givenAteliers({ unitOfWork }, eventId, phases, {}, seats);
  const wishes = { ...USUAL_FORM.wishes, how: 'booked' as const, ...rule };
  await unitOfWork.run(async (tx) => {
    const body = { ...USUAL_FORM, wishes };
    await new RegistrationSettingsRepository().save(tx, { eventId, topic: 'form', body, version: 0, now: 0 });
    await new PlacesRepository().saveBooking(tx, eventId, wishes.how === 'booked');
    await tx.execute('UPDATE events SET version = version + 1 WHERE id = ?', [eventId]);
  });
}
