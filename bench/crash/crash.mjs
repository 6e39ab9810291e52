// kill -9 again and again under load: what was acknowledged must be there, once. See bench/README.md.
import { heading, table } from '../support/figures.mjs';
import { flags } from '../support/flags.mjs';
import { killRegistrations } from './kill-registrations.mjs';
import { killDispatcher } from './kill-dispatcher.mjs';

const options = flags({
  kills: 50,
  clients: 50,
  engines: ['sqlite', 'postgres'],
  what: ['registrations', 'mail'],
  /** The longest that a restart may take, milliseconds to the first yes of /readyz. */
  restart: 3000,
  seed: Math.floor(Math.random() * 1e9),
});

heading(`crash: ${options.kills} kills each (--seed ${options.seed})`);
const rows = [['what', 'engine', 'kills', 'acknowledged', 'lost', 'twice', 'restart p50 ms', 'restart max ms']];
for (const engine of options.engines) {
  if (options.what.includes('registrations')) rows.push(await killRegistrations(engine, options));
  if (options.what.includes('mail')) rows.push(await killDispatcher(engine, options));
}
table(rows);
