import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Outbox } from '../../../src/platform/mail/outbox.js';
import { ManageMailings } from '../../../src/registrations/messages/use-cases/manage-mailings.js';
import { SendMailings } from '../../../src/registrations/messages/use-cases/send-mailings.js';
import { describeOnEachEngine } from '../../support/databases.js';
import { CAMILLE, CONFIRMED, messageHouse } from '../../support/message-house.js';

describeOnEachEngine('mailings', (engine) => {
  const { get, run, rows, given, mailsOf, mailing } = messageHouse(engine);

  async function sent(eventId: string): Promise<string> {
    const texts = { fr: { subject: 'Parking', body: 'Fermé, {{prénom}}' }, en: null };
    const id = await get(UnitOfWork).run((tx) =>
      get(ManageMailings).draft(tx, CAMILLE, { eventId, kind: 'message', audience: CONFIRMED, texts }),
    );
    await get(ManageMailings).send(CAMILLE, eventId, id, 1);
    await run('UPDATE mailings SET starts_at = 0 WHERE id = ?', [id]);
    return id;
  }

  it('go on after a death between any two writes, and reach each person once', async () => {
    const { eventId } = await given(230);
    const id = await sent(eventId);
    const outbox = get(Outbox);
    const enqueue = outbox.enqueue.bind(outbox);
    let left = 0;
    outbox.enqueue = (tx, mail) => (left-- > 0 ? enqueue(tx, mail) : Promise.reject(new Error('killed')));
    const fates: string[] = [];
    try {
      for (left = 40; left !== Infinity && fates.length < 12; left = 40 + fates.length * 23) {
        fates.push(
          await get(SendMailings)
            .slice(id)
            .catch(() => 'killed'),
        );
        if (fates.at(-1) === 'over') break;
      }
    } finally {
      outbox.enqueue = enqueue;
    }
    expect(fates.slice(0, 2)).toEqual(['killed', 'killed']);
    expect(fates.at(-1)).toBe('over');
    const mails = await mailsOf(eventId);
    expect([mails.length, new Set(mails.map(({ address }) => address)).size]).toEqual([230, 230]);
    expect(await mailing(id)).toMatchObject({ status: 'done', written: 230 });
  });

  it('are carried by two processes at once without a double', async () => {
    const { eventId } = await given(120);
    const id = await sent(eventId);
    const slices = async () => {
      while ((await get(SendMailings).slice(id)) === 'more');
    };
    await Promise.all([slices(), slices(), slices()]);
    expect((await mailsOf(eventId)).length).toBe(120);
    expect(await mailing(id)).toMatchObject({ status: 'done', written: 120 });
  });

  it('are called back in the middle: what is written and has not left is held', async () => {
    const { eventId } = await given(150);
    const id = await sent(eventId);
    expect(await get(SendMailings).slice(id)).toBe('more');
    await run(`UPDATE outgoing_emails SET status = 'queued', next_attempt_at = 9000000000000 WHERE event_id = ?`, [
      eventId,
    ]);
    await get(ManageMailings).cancel(CAMILLE, eventId, id);
    expect(await get(SendMailings).slice(id)).toBe('over');
    const [held] = await rows<{ count: number }>(
      `SELECT COUNT(*) AS "count" FROM outgoing_emails WHERE event_id = ? AND status = 'cancelled'`,
      [eventId],
    );
    expect([Number(held!.count), (await mailsOf(eventId)).length]).toEqual([100, 100]);
  });

  it('to very many people leave without keeping other writes waiting', async () => {
    const { eventId } = await given(1500);
    const id = await sent(eventId);
    const waits: number[] = [];
    const going = new AbortController();
    const visits = (async () => {
      while (!going.signal.aborted) {
        const started = performance.now();
        await get(UnitOfWork).run((tx) => tx.query('SELECT 1 AS one'));
        waits.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    const started = performance.now();
    await get(SendMailings).tick();
    const took = performance.now() - started;
    going.abort();
    await visits;
    expect((await mailing(id))!.written).toBe(1500);
    waits.sort((one, other) => one - other);
    // Written in one go, whoever comes would wait for the whole of it, however fast the machine is.
    expect(waits[Math.floor(waits.length * 0.95)]).toBeLessThan(took / 3);
  });
});
