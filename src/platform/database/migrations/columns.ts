import {
  Table,
  TableCheck,
  TableForeignKey,
  TableIndex,
  TableUnique,
  type QueryRunner,
  type TableColumnOptions,
} from 'typeorm';

/** The column types that mean the same on SQLite and PostgreSQL; migrations are written with these alone. */
export const id = (name = 'id'): TableColumnOptions => ({ name, type: 'varchar', length: '36' });
export const words = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});
export const text = (name: string): TableColumnOptions => ({ name, type: 'text' });
export const integer = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const yesNo = (name: string): TableColumnOptions => ({ name, type: 'boolean' });
/** Epoch milliseconds. */
export const instant = (name: string): TableColumnOptions => ({ name, type: 'bigint' });
/** A day as `2019-11-15`. */
export const day = (name: string): TableColumnOptions => words(name, 10);
/** A time of the day as `09:15`. */
export const clockTime = (name: string): TableColumnOptions => words(name, 5);

export const primary = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isPrimary: true });
export const optional = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });

interface TableParts {
  readonly columns: readonly TableColumnOptions[];
  readonly uniques?: Readonly<Record<string, readonly string[]>>;
  readonly indexes?: Readonly<
    Record<
      string,
      readonly string[] | { readonly columns: readonly string[]; readonly where: string; readonly unique?: boolean }
    >
  >;
  readonly checks?: Readonly<Record<string, string>>;
  /** column → table whose `id` it names */
  readonly references?: Readonly<Record<string, string>>;
}

/** Every name is said, so that the schema builder finds on both engines exactly what the entities declare. */
export async function createTable(runner: QueryRunner, name: string, parts: TableParts): Promise<void> {
  await runner.createTable(
    new Table({
      name,
      columns: parts.columns.map((column) =>
        column.isPrimary ? { ...column, primaryKeyConstraintName: `pk_${name}` } : column,
      ),
      uniques: Object.entries(parts.uniques ?? {}).map(
        ([constraint, columnNames]) => new TableUnique({ name: constraint, columnNames: [...columnNames] }),
      ),
      indices: Object.entries(parts.indexes ?? {}).map(([index, shape]) =>
        'columns' in shape
          ? new TableIndex({
              name: index,
              columnNames: [...shape.columns],
              where: shape.where,
              isUnique: shape.unique ?? false,
            })
          : new TableIndex({ name: index, columnNames: [...shape] }),
      ),
      checks: Object.entries(parts.checks ?? {}).map(
        ([check, expression]) => new TableCheck({ name: check, expression }),
      ),
      foreignKeys: Object.entries(parts.references ?? {}).map(
        ([column, table]) =>
          new TableForeignKey({
            name: `fk_${name}_${column}`,
            columnNames: [column],
            referencedTableName: table,
            referencedColumnNames: ['id'],
          }),
      ),
    }),
  );
}

export function oneOf(column: string, values: readonly string[]): string {
  return `${column} IN (${values.map((value) => `'${value}'`).join(', ')})`;
}
