import { placeholders } from './portable-sql.js';

describe('a text with question marks', () => {
  const sql = 'SELECT a FROM t WHERE b = ? AND c IN (?, ?) LIMIT ?';

  it('hides its parameters from the planner of SQLite', () => {
    expect(placeholders(sql, 'sqlite')).toBe('SELECT a FROM t WHERE b = +? AND c IN (+?, +?) LIMIT +?');
  });

  it('is numbered for PostgreSQL and prepared under a name of its own, the same each time', () => {
    const statement = placeholders(sql, 'postgres') as unknown as { name: string; text: string };
    expect(statement.text).toBe('SELECT a FROM t WHERE b = $1 AND c IN ($2, $3) LIMIT $4');
    expect(statement.name).toMatch(/^[0-9a-f]{32}$/);
    expect(placeholders(sql, 'postgres')).toBe(statement);
    expect(placeholders('SELECT 1', 'postgres')).not.toMatchObject({ name: statement.name });
  });

  it('keeps no more names than a connection should remember', () => {
    const texts = Array.from({ length: 600 }, (_, at) => `SELECT ${at}`);
    expect(texts.filter((text) => typeof placeholders(text, 'postgres') !== 'string').length).toBeLessThanOrEqual(500);
    expect(placeholders('SELECT ? + 599', 'postgres')).toBe('SELECT $1 + 599');
  });
});
