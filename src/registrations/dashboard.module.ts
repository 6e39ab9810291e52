import { Module } from '@nestjs/common';
import { DashboardSections } from './queries/dashboard-sections.js';

/** The first page of an event's desk, as far as modules on the right bring parts of it. */
@Module({ providers: [DashboardSections], exports: [DashboardSections] })
export class DashboardModule {}
