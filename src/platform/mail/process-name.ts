import { createHash, randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

const machine = createHash('sha256').update(hostname()).digest('hex').slice(0, 12);

/** Names this life of this process on claimed rows: machine, process number, and a random part that a restart changes. */
export function newProcessName(): string {
  return `${machine}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/**
 * Whether the process that bore this name is surely gone: it lived on this machine, and its number is free or is ours
 * now (in a container it is often 1 again). False where one cannot know.
 */
export function isFormerLife(name: string, own: string): boolean {
  const [host, pid] = name.split('-');
  if (name === own || host !== machine || !pid) return false;
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
