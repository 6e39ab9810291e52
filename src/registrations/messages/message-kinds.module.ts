import { Module } from '@nestjs/common';
import { MessageKinds } from './queries/message-kinds.js';

/** Apart from the pages that show them, so that every feature can bring the kinds of mail it sends. */
@Module({ providers: [MessageKinds], exports: [MessageKinds] })
export class MessageKindsModule {}
