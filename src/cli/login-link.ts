import { OpenAccount } from '../platform/accounts/use-cases/open-account.js';
import { isEmailAddress } from '../platform/mail/email-address.js';
import { finish, runCommand } from './installation.js';

const USAGE = `npm run login-link -- <e-mail> ["First and last name"]
Prints a link that logs this organiser in once, within fifteen minutes. With a name, the account is opened if there is none.`;

// For whoever runs the installation: the way in while no mail server is set.
const [email, name] = process.argv.slice(2);

if (!email || !isEmailAddress(email)) finish({ text: USAGE, exitCode: 2 });
else {
  await runCommand(async ({ unitOfWork, clock, loginLink }) => {
    if (name) await unitOfWork.run((tx) => new OpenAccount(clock).execute(tx, { email, name }));
    const link = await loginLink.execute(email);
    return link
      ? { text: link, exitCode: 0 }
      : { text: `No account has the address ${email}. To open one, add the person's name:\n${USAGE}`, exitCode: 1 };
  });
}
