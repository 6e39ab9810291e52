import { Module } from '@nestjs/common';
import { EnvironmentModule } from '../config/environment.module.js';
import { Environment } from '../config/environment.js';
import { Clock, MachineClock } from './clock.js';
import { TravellingClock } from './travelling-clock.js';

@Module({
  imports: [EnvironmentModule],
  providers: [
    MachineClock,
    // Outside demonstration mode there is no clock that could be moved.
    {
      provide: Clock,
      inject: [Environment],
      useFactory: ({ demo }: Environment) => (demo ? new TravellingClock() : new MachineClock()),
    },
  ],
  exports: [Clock, MachineClock],
})
export class ClockModule {}
