import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 12);

const givenHere = new Set<string>();

/** Names this life of this process on claimed rows: machine, process number, and a random part that a restart changes. */
export function newProcessName(): string {
  const name = `${machine}-${process.pid}-${randomBytes(4).toString('hex')}`;
  givenHere.add(name);
  return name;
}

/**
 * Whether the process that bore this name is surely gone: it lived on this machine, and its number is free or is ours
 * now (in a container it is often 1 again). False where one cannot know, and for the names given in this life.
 */
export function isFormerLife(name: string): boolean {
  const [host, pid] = name.split('-');
  if (givenHere.has(name) || host !== machine || !pid) return false;
  return Number(pid) === process.pid || !isAlive(Number(pid));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
