import { setTimeout as sleep } from 'node:timers/promises';
import { get, HttpClient } from '../support/http-client.mjs';

const PAGES = [
  get('/', { 'accept-encoding': 'br' }),
  get('/evenements/seminaire-du-banc', { 'accept-encoding': 'br' }),
];
const PAUSE_MS = 5;

/** Somebody who opens a public page every few milliseconds. @returns how long each took, until `done` settles. */
export async function readPages(port, done) {
  const connection = new HttpClient(port);
  const took = [];
  let going = true;
  void done.finally(() => (going = false));
  for (let at = 0; going; at++) {
    const answer = await connection.send(PAGES[at % PAGES.length]);
    if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`);
    took.push(answer.took);
    await sleep(PAUSE_MS);
  }
  connection.close();
  return took;
}
