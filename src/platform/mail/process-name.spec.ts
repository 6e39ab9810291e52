import { spawnSync } from 'node:child_process';
import { isFormerLife, newProcessName } from './process-name.js';

describe('the name of a process on the rows it claims', () => {
  const own = newProcessName();
  const [machine, pid, life] = own.split('-') as [string, string, string];
  const dead = spawnSync(process.execPath, ['--version']).pid;

  it.each([
    ['our own', own, false],
    ['another dispatcher of this process', newProcessName(), false],
    ['our number in an earlier life', `${machine}-${pid}-${'0'.repeat(8)}`, true],
    ['a dead process of this machine', `${machine}-${dead}-${life}`, true],
    ['a living process of this machine', `${machine}-${process.ppid}-${life}`, false],
    ['another machine', `${'0'.repeat(12)}-${dead}-${life}`, false],
    ['nobody', '', false],
  ])('%s', (_case, name, former) => {
    expect(isFormerLife(name)).toBe(former);
  });

  it('fits its column', () => {
    expect(own.length).toBeLessThanOrEqual(60);
  });
});
