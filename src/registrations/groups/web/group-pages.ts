import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Clock } from '../../../platform/clock/clock.js';
import { Pages } from '../../../platform/web/pages.js';
import { GroupUnknown } from '../domain/group.errors.js';
import { GroupByToken } from '../queries/group-by-token.query.js';
import { GroupForms } from './group-forms.js';
import type { GroupAttempt } from './group-form.view.js';
import { groupPageView } from './group-page.view.js';

/** Empty lines below a group that is there already. */
const FEW_LINES = 3;

@Injectable()
export class GroupPages {
  constructor(
    private readonly byToken: GroupByToken,
    private readonly forms: GroupForms,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  /** `attempt`: lines to mend, or null. @throws GroupUnknown */
  async send(
    reply: FastifyReply,
    token: string,
    {
      attempt = null,
      status = 200,
      said = null,
    }: { attempt?: GroupAttempt | null; status?: number; said?: string | null } = {},
  ): Promise<void> {
    const found = await this.byToken.find(token);
    if (!found) throw new GroupUnknown();
    const view = groupPageView(found, {
      path: `/groupes/${token}`,
      attempt: attempt ?? this.forms.empty(FEW_LINES),
      functions: await this.forms.functionsOf(found.event.id, this.pages.localeOf(reply.request)),
      now: this.clock.now().getTime(),
      said,
    });
    await this.pages.send(reply, 'pages/groups/group', view, { status, confidential: true });
  }
}
