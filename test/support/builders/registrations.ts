import { newId, newReference } from '../../../src/platform/ids/ids.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { RegistrationRepository } from '../../../src/registrations/data/registration.repository.js';
import type { RegistrationRecord } from '../../../src/registrations/domain/registration.js';
import { aRegistration } from './registration.js';

/** Registrations as if people had made them, without mails, in one transaction; the counters of the event follow. */
export async function givenRegistrations(
  { unitOfWork }: { readonly unitOfWork: UnitOfWork },
  eventId: string,
  changes: readonly Partial<RegistrationRecord>[],
): Promise<RegistrationRecord[]> {
  const repository = new RegistrationRepository();
  const records = changes.map((change, index) =>
    aRegistration({ id: newId(), reference: newReference(), email: `person.${index}@example.org`, ...change, eventId }),
  );
  await unitOfWork.run(async (tx) => {
    for (const [index, record] of records.entries()) {
      await repository.insert(tx, {
        record,
        emailNormalised: `${record.id}@example.org`,
        waitingRank: record.status === 'waiting' ? index + 1 : null,
        tokenHash: record.id.padEnd(64, '0'),
      });
    }
    const confirmed = records.filter(({ status }) => status === 'confirmed');
    const of = (type: string) => confirmed.filter(({ collectivity }) => collectivity.type === type).length;
    await tx.execute(
      `UPDATE event_places SET taken = taken + ?, waiting = waiting + ?, communes = communes + ?, epci = epci + ?,
         others = others + ?, version = version + 1 WHERE event_id = ?`,
      [
        confirmed.length,
        records.filter(({ status }) => status === 'waiting').length,
        of('commune'),
        of('epci'),
        of('other'),
        eventId,
      ],
    );
  });
  return records;
}
