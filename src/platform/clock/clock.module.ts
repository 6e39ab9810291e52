import { Module } from '@nestjs/common';
import { Clock, MachineClock } from './clock.js';

@Module({
  providers: [MachineClock, { provide: Clock, useExisting: MachineClock }],
  exports: [Clock, MachineClock],
})
export class ClockModule {}
