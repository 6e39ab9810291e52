import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DEMONSTRATION_ORGANISER } from './demonstration/use-cases/fill-demonstration.js';
import { IssueLoginLink } from './platform/accounts/use-cases/issue-login-link.js';
import type { Environment } from './platform/config/environment.js';

/** What a stranger who typed `npm start` needs to go on, on standard output. */
export async function greet(app: NestFastifyApplication, environment: Environment): Promise<void> {
  const { publicUrl, smtpUrl, demo } = environment;
  const lines = ['', `  Tablée est prête                  ${publicUrl}`];
  if (demo) {
    const link = await app.get(IssueLoginLink).execute(DEMONSTRATION_ORGANISER.email);
    if (link) lines.push(`  Espace de l’organisatrice         ${link}`, ...aboutTheLink());
  }
  if (!smtpUrl) {
    lines.push(`  Courriels retenus (pas de SMTP)   ${publicUrl}/organiser/courriels`);
  }
  lines.push('  Arrêter : Ctrl+C', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}

function aboutTheLink(): string[] {
  const indent = ' '.repeat(36);
  return [
    `${indent}(une seule fois, dans les 15 minutes ; un autre lien :`,
    `${indent} npm run login-link -- ${DEMONSTRATION_ORGANISER.email})`,
  ];
}
