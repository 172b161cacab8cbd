import { describe, expect, test } from 'vitest';
import { chosen, filterCounts, neighboursOf, pageOf, queueChoice, withChoice, type Waiting } from '@/lib/contracts/model/queue';
import { sealTrouble } from '@/lib/contracts/model/sealing';

const HOUR = 3_600_000;
const NOW = 100 * HOUR;
const row = (id: string, age: number, flags: Waiting['flags'] = [], passedOn = false): Waiting => ({ id, sinceMs: NOW - age * HOUR, flags, passedOn });
const ROWS = [row('a', 1), row('b', 30, ['silence']), row('c', 5, ['defects', 'silence']), row('d', 6, ['defects']), row('e', 2, ['serial-differs'], true)];
const ids = (rows: readonly Waiting[]) => rows.map(({ id }) => id).join('');

describe('the queue', () => {
  test('stands oldest first, or gravest first: by the gravest flag, by how many, by age', () => {
    expect([ids(chosen(ROWS, { sort: 'oldest', filter: null }, NOW)), ids(chosen(ROWS, { sort: 'gravest', filter: null }, NOW))]).toEqual(['bdcea', 'ecdba']);
  });

  test('is chosen from by flag, by age, by whom it waits for, or what has nothing', () => {
    const by = (filter: Parameters<typeof chosen>[1]['filter']) => ids(chosen(ROWS, { sort: 'oldest', filter }, NOW));
    expect([by('defects'), by('overdue'), by('second'), by('none'), by('other-unit')]).toEqual(['dc', 'b', 'e', 'a', '']);
    expect(filterCounts(ROWS, NOW)).toMatchObject({ defects: 2, silence: 2, overdue: 1, second: 1, none: 1, 'other-unit': 0 });
  });

  test('is an address, in which whatever is unknown means the beginning', () => {
    expect(queueChoice({ sort: 'gravest', flag: 'defects' })).toEqual({ sort: 'gravest', filter: 'defects' });
    expect(queueChoice({ sort: 'x', flag: "'; --" })).toEqual({ sort: 'oldest', filter: null });
    expect([withChoice('/admin/contracts', { sort: 'gravest', filter: 'none' }), withChoice('/a', { sort: 'oldest', filter: null })]).toEqual(['/admin/contracts?sort=gravest&flag=none', '/a']);
  });

  test('leads from case to case; after the last to the first, and from one that is gone to the first', () => {
    expect([neighboursOf(['a', 'b', 'c'], 'b'), neighboursOf(['a', 'b', 'c'], 'c'), neighboursOf(['a', 'b'], 'x'), neighboursOf(['a'], 'a'), neighboursOf([], 'x')]).toEqual([
      { next: 'c', previous: 'a' }, { next: 'a', previous: 'b' }, { next: 'a', previous: null }, { next: null, previous: null }, { next: null, previous: null },
    ]);
  });

  test('is turned page by page, and begins again where the row it was turned by is gone', () => {
    const rows = [...'abcdefg'].map((id) => row(id, 1));
    const page = (at: Parameters<typeof pageOf>[1]) => { const { rows: shown, next, previous } = pageOf(rows, at, 3); return [ids(shown), next, previous]; };
    expect([page({}), page({ after: 'c' }), page({ after: 'f' }), page({ before: 'g' }), page({ before: 'd' }), page({ before: 'b' }), page({ after: 'x' })]).toEqual([
      ['abc', 'c', null], ['def', 'f', 'd'], ['g', null, 'g'], ['def', 'f', 'd'], ['abc', 'c', null], ['a', 'a', null], ['abc', 'c', null],
    ]);
  });
});

test('what keeps a contract from its seal is told by the job', () => {
  expect([sealTrouble({ attempts: null, lastError: null }), sealTrouble({ attempts: 0, lastError: null }), sealTrouble({ attempts: 3, lastError: 'time stamp without content' }), sealTrouble({ attempts: 3, lastError: 'x' })])
    .toEqual(['waiting', 'waiting', 'stamp', 'failing']);
});
