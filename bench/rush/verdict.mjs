/**
 * Holds what people were told against what the database says, row by row.
 * @param answers of crowd.mjs; @param event of seminar.mjs.
 */
export async function judge(checks, database, event, { answers, places }) {
  const rows = await database.query(
    `SELECT r.id, r.reference, r.email, r.status, r.waiting_rank, COUNT(m.id) AS mails
     FROM registrations r LEFT JOIN outgoing_emails m ON m.about_id = r.id WHERE r.event_id = ?
     GROUP BY r.id, r.reference, r.email, r.status, r.waiting_rank`,
    [event.id],
  );
  const [counters] = await database.query('SELECT * FROM event_places WHERE event_id = ?', [event.id]);
  const [{ mails }] = await database.query('SELECT COUNT(*) AS mails FROM outgoing_emails WHERE event_id = ?', [
    event.id,
  ]);
  const people = new Set(answers.map(({ email }) => email)).size;
  const confirmed = rows.filter(({ status }) => status === 'confirmed').length;
  const waiting = rows.filter(({ status }) => status === 'waiting');
  const expected = Math.min(places, people);

  checks.equal('answers that are not 201', tally(answers.filter(({ status }) => status !== 201)), {});
  checks.equal('registrations', rows.length, people);
  checks.equal('confirmed', confirmed, expected);
  checks.equal('e-mails registered twice', rows.length - new Set(rows.map(({ email }) => email)).size, 0);
  checks.equal('ranks that are not 1, 2, 3…', strayRanks(waiting.map(({ waiting_rank: rank }) => rank)), 0);
  checks.equal('registrations without their one mail', rows.filter((row) => row.mails !== 1).length, 0);
  checks.equal('mails', mails, rows.length);
  checks.equal(
    'counters',
    [counters.taken, counters.waiting, counters.communes + counters.epci + counters.others],
    [confirmed, waiting.length, confirmed],
  );
  judgeAnswers(checks, answers, rows);
}

function judgeAnswers(checks, answers, rows) {
  const kept = new Map(rows.map((row) => [row.reference, row]));
  const told = answers
    .filter(({ status }) => status === 201)
    .map(({ email, body }) => ({ email, body, ...JSON.parse(body) }));
  const first = new Map();
  let lost = 0;
  let different = 0;
  for (const { email, body, reference, status } of told) {
    const row = kept.get(reference);
    if (row?.email !== email || row.status !== status) lost++;
    if (first.has(email) && first.get(email) !== body) different++;
    first.set(email, first.get(email) ?? body);
  }
  const positions = [...first.values()].map((body) => JSON.parse(body)).filter(({ status }) => status === 'waiting');
  checks.equal('acknowledged and not there', lost, 0);
  checks.equal('double posts with two answers', different, 0);
  checks.equal('positions told that are not 1, 2, 3…', strayRanks(positions.map(({ position }) => position)), 0);
}

/** How many differ from 1, 2, 3… once sorted: a rank given twice or left out moves all that follow. */
function strayRanks(ranks) {
  return ranks.sort((a, b) => a - b).filter((rank, at) => rank !== at + 1).length;
}

function tally(answers) {
  const counts = {};
  for (const { status, body } of answers) {
    const what = status === 0 ? body : String(status);
    counts[what] = (counts[what] ?? 0) + 1;
  }
  return counts;
}
