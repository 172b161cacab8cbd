import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkFigure, figureProblem, type Figure } from '@/lib/host/conformance/check-figures';
import published from './lease-math.json';

const figures = published as Figure[];
const pick = (id: string): Figure => {
  const found = figures.find((figure) => figure.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};

describe('what the world has published', () => {
  test.each(figures.map((figure) => [figure.function, figure.id, figure] as const))(
    '%s gives %s',
    (_name, _id, figure) => expect(checkFigure(figure)).toEqual({ kind: 'passed' }),
  );

  test('every figure names its source', () => {
    const text = readFileSync('tests/unit/kernel/lease-math.json', 'utf8');
    expect((JSON.parse(text) as { source: string }[]).every(({ source }) => source.length > 10)).toBe(true);
  });
});

describe('a figure that is not met', () => {
  const failed = (change: Partial<Figure>, id = 'mw-payper') => checkFigure({ ...pick(id), ...change });

  test('is told with what came out and what was published', () => {
    expect(failed({ expected: 297.8 })).toEqual({ kind: 'failed', why: expect.stringMatching(/^PMT is 297\.855\d*, published 297\.8 \(tolerance 0\.0001\)$/) as string });
  });

  test('fails in a list of another length, or in one place of it', () => {
    expect(failed({ expected: [] }, 'fin-weekly-6').kind).toBe('failed');
    const rows = structuredClone(pick('fin-weekly-6').expected) as number[][];
    (rows[2] ?? [])[1] = 13;
    expect(failed({ expected: rows }, 'fin-weekly-6')).toEqual({ kind: 'failed', why: 'amortization_schedule[2][1] is 12, published 13 (tolerance 0)' });
  });

  test('fails where nothing was published for it, or the function is not known', () => {
    expect(failed({ expected: null }).kind).toBe('failed');
    expect(failed({ function: 'PMTS' })).toEqual({ kind: 'failed', why: 'unknown function PMTS' });
    expect(failed({ function: 'toString' })).toEqual({ kind: 'failed', why: 'unknown function toString' });
    expect(failed({ inputs: { rate: 'much' } })).toEqual({ kind: 'failed', why: 'PMT: no answer ("rate" is not a number), published 297.8553' });
  });

  test('where there is no answer, saying so is the answer', () => {
    const irr = { ...pick('npf-irr-0'), inputs: { cashflows: [1, 2, 3] } };
    expect(checkFigure(irr).kind).toBe('failed');
    expect(checkFigure({ ...irr, expected: '#NUM!' })).toEqual({ kind: 'passed' });
    expect(checkFigure({ ...irr, expected: null })).toEqual({ kind: 'passed' });
  });

  test('a file of something else is told from figures', () => {
    expect(figureProblem(pick('mw-payper'))).toBeUndefined();
    for (const other of [null, 3, [], {}, { id: 'x' }, { id: 'x', function: 'PMT' }, { id: 'x', function: 'PMT', inputs: {} }, { ...pick('mw-payper'), tolerance: 'small' }]) {
      expect(figureProblem(other)).toBeTypeOf('string');
    }
  });
});
