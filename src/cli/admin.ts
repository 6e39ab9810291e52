import { ForgetPasskeys } from '../platform/accounts/use-cases/forget-passkeys.js';
import { accountOf } from '../platform/accounts/use-cases/issue-login-link.js';
import { NameAdministrator } from '../platform/accounts/use-cases/name-administrator.js';
import { OpenAccount } from '../platform/accounts/use-cases/open-account.js';
import { AuditTrail } from '../platform/audit/audit-trail.js';
import { isEmailAddress } from '../platform/mail/email-address.js';
import { finish, runCommand } from './installation.js';

const USAGE = `npm run admin -- <e-mail> "First and last name"
Opens an administrator's account, or makes an account one, and prints a link that logs in once, within fifteen minutes.

npm run admin -- <e-mail> --forget-passkeys
For an administrator who lost them: removes all passkeys of the account, ends its logins, and prints a link.`;

const FORGET = '--forget-passkeys';
const ACTOR = { accountId: null, name: 'npm run admin' } as const;

const [email, given] = process.argv.slice(2);

if (!email || !isEmailAddress(email) || !given) finish({ text: USAGE, exitCode: 2 });
else {
  await runCommand(async ({ unitOfWork, clock, loginLink }) => {
    const audit = new AuditTrail(clock);
    const done = await unitOfWork.run(async (tx) => {
      if (given === FORGET) {
        const account = await accountOf(tx, email);
        if (account) await new ForgetPasskeys(clock, audit).within(tx, ACTOR, account);
        return account !== null;
      }
      const accountId = await new OpenAccount(clock).execute(tx, { email, name: given });
      await new NameAdministrator(unitOfWork, audit).grantWithin(tx, ACTOR, accountId);
      return true;
    });
    if (!done) return { text: `No account has the address ${email}.\n${USAGE}`, exitCode: 1 };
    return { text: (await loginLink.execute(email)) ?? '', exitCode: 0 };
  });
}
