import { DataSource } from 'typeorm';
import { IssueLoginLink } from '../platform/accounts/use-cases/issue-login-link.js';
import { MachineClock } from '../platform/clock/clock.js';
import { readEnvironment } from '../platform/config/environment.js';
import { WrongSetting } from '../platform/config/wrong-setting.js';
import { writeSourceOptions } from '../platform/database/data-source-options.js';
import { migrate } from '../platform/database/migrate.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { LinkTokens } from '../platform/mail/link-tokens.js';

/** What a command works with: the database of the settings, migrated, without the web around it. */
export interface Installation {
  readonly unitOfWork: UnitOfWork;
  readonly clock: MachineClock;
  readonly loginLink: IssueLoginLink;
}

/** What a command prints, and the process' exit code. */
export interface CommandEnd {
  readonly text: string;
  readonly exitCode: number;
}

/** Runs a command on the installation of the settings; a wrong setting ends it with one line. */
export async function runCommand(job: (installation: Installation) => Promise<CommandEnd>): Promise<void> {
  try {
    finish(await onInstallation(job));
  } catch (error) {
    if (!(error instanceof WrongSetting)) throw error;
    finish({ text: error.message, exitCode: 1 });
  }
}

async function onInstallation(job: (installation: Installation) => Promise<CommandEnd>): Promise<CommandEnd> {
  // As main.ts does: a database that a command creates is its owner's alone.
  process.umask(0o077);
  const environment = readEnvironment();
  const source = await new DataSource(writeSourceOptions(environment.databaseUrl, [])).initialize();
  try {
    await migrate(source);
    const unitOfWork = new UnitOfWork(source);
    const clock = new MachineClock();
    const loginLink = new IssueLoginLink(unitOfWork, new LinkTokens(environment), clock, environment);
    return await job({ unitOfWork, clock, loginLink });
  } finally {
    await source.destroy();
  }
}

export function finish({ text, exitCode }: CommandEnd): void {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  process.exitCode = exitCode;
}
