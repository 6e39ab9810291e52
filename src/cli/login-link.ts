import { DataSource } from 'typeorm';
import { OpenAccount } from '../platform/accounts/use-cases/open-account.js';
import { IssueLoginLink } from '../platform/accounts/use-cases/issue-login-link.js';
import { MachineClock } from '../platform/clock/clock.js';
import { readEnvironment, WrongSetting } from '../platform/config/environment.js';
import { writeSourceOptions } from '../platform/database/data-source-options.js';
import { migrate } from '../platform/database/migrate.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { isEmailAddress } from '../platform/mail/email-address.js';
import { LinkTokens } from '../platform/mail/link-tokens.js';

const USAGE = `npm run login-link -- <e-mail> ["First and last name"]
Prints a link that logs this organiser in once, within fifteen minutes. With a name, the account is opened if there is none.`;

/** For whoever runs the installation: the way in while no mail server is set, and the way to the first account. */
async function main(email: string | undefined, name: string | undefined): Promise<number> {
  if (!email || !isEmailAddress(email)) return say(USAGE, 2);
  const environment = readEnvironment();
  const source = await new DataSource(writeSourceOptions(environment.databaseUrl, [])).initialize();
  try {
    await migrate(source);
    const unitOfWork = new UnitOfWork(source);
    const clock = new MachineClock();
    if (name) await unitOfWork.run((tx) => new OpenAccount(clock).execute(tx, { email, name }));
    const link = await new IssueLoginLink(unitOfWork, new LinkTokens(environment), clock, environment).execute(email);
    return link
      ? say(link, 0)
      : say(`No account has the address ${email}. To open one, add the person's name:\n${USAGE}`, 1);
  } finally {
    await source.destroy();
  }
}

function say(text: string, exitCode: number): number {
  (exitCode === 0 ? process.stdout : process.stderr).write(`${text}\n`);
  return exitCode;
}

try {
  process.exitCode = await main(process.argv[2], process.argv[3]);
} catch (error) {
  if (!(error instanceof WrongSetting)) throw error;
  process.exitCode = say(error.message, 1);
}
