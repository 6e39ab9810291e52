import { MailingEntity } from './mailing.entity.js';
import { MessageScheduleEntity } from './message-schedule.entity.js';
import { ToldFactsEntity } from './told-facts.entity.js';

export const messageEntities = [MessageScheduleEntity, MailingEntity, ToldFactsEntity];
