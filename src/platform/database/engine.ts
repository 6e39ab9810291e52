import type { DataSource } from 'typeorm';

export type Engine = 'sqlite' | 'postgres';

export function engineOf(databaseUrl: string): Engine {
  return databaseUrl.startsWith('sqlite:') ? 'sqlite' : 'postgres';
}

export function engineOfSource(source: DataSource): Engine {
  return source.options.type === 'postgres' ? 'postgres' : 'sqlite';
}
