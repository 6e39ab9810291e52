import { once } from 'node:events';

/** jest's globalTeardown: leaves neither server nor files behind before jest says that it is done. */
export default async function stopPostgres() {
  const keeper = globalThis.postgresKeeper;
  if (!keeper || keeper.exitCode !== null) return;
  keeper.ref();
  keeper.stdin.end();
  await once(keeper, 'exit');
  // The next project of the same run starts its own.
  delete process.env.TEST_POSTGRES_URL;
  delete globalThis.postgresKeeper;
}
