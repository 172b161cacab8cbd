import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { invariantQueries } from '../../support/invariants';

test('every query of invariants.sql is run, none is lost between comments', () => {
  const sql = readFileSync('tests/support/invariants.sql', 'utf8');
  const selects = sql.replace(/^--.*$/gm, '').split(';').filter((part) => part.trim() !== '');
  expect(invariantQueries(sql).map(({ query }) => query)).toEqual(selects.map((part) => part.trim()));
  expect(selects.length).toBeGreaterThan(10);
});

test('a comment above a query is its name', () => {
  expect(invariantQueries("-- 3: nothing twice\nSELECT 1\nFROM x;\n\n-- and\n-- more\nWITH a AS (SELECT 2) SELECT * FROM a;\n")).toEqual([
    { name: '3: nothing twice', query: 'SELECT 1\nFROM x' }, { name: 'and more', query: 'WITH a AS (SELECT 2) SELECT * FROM a' },
  ]);
});
