import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldSentence, hasSentence } from '@/lib/desk-server/model/field-sentences';
import { problem, zodProblem, type ProblemType } from '@/lib/desk-server/model/problem';
import { canonicalShape } from '@/lib/kernel/verify-terms';
import { contractBody, contractEventBody, holdBody, limitRequestBody, remittanceBody, sellerLimitBody } from '@/lib/institutions/model/protocol';

interface Problem { title: string; detail: string; errors?: { pointer: string; code: string; detail: string }[] }

const TYPES = [
  'json', 'idempotency-key-missing', 'signature', 'unknown', 'method', 'in-flight', 'limit-exceeded', 'approval-ended', 'too-large', 'field', 'idempotency-key-reused', 'unexpected', 'busy',
] as const satisfies ProblemType[];

/** Values of every kind, so that each field is wrong in each of its ways. */
const VALUES: unknown[] = [undefined, null, '', 'x'.repeat(3_000), 'a b', '-1', 1.5, -1, 10 ** 12, true, [], Array.from({ length: 1_001 }, () => ({})), { a: 'b' }, '\0'];

/** A value at every place of an object's schema, alone. */
function* spoilt(schema: z.ZodType, value: unknown): Generator<unknown> {
  yield value;
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    for (const [name, inner] of Object.entries(shape)) for (const each of spoilt(inner, value)) yield { [name]: each, surprise: 1 };
  }
  if (schema instanceof z.ZodArray) for (const each of spoilt(schema.element as z.ZodType, value)) yield [each];
}

describe('a problem', () => {
  it.each(TYPES)('%s has a title and a detail in words', (type) => {
    const { title, detail } = problem(type).body as Problem;
    expect(title).toMatch(/^[A-Z][a-z].* .*[A-Za-z]$/);
    expect(detail).toMatch(/^[A-Z].* .*\.$/);
  });

  it('has a sentence for whatever may be wrong at a place of a request', () => {
    const codes = new Map<string, string>();
    for (const schema of [limitRequestBody, holdBody, sellerLimitBody, contractBody, remittanceBody, contractEventBody, canonicalShape]) {
      for (const value of VALUES) for (const input of spoilt(schema, value)) {
        const read = schema.safeParse(input);
        const { errors = [] } = read.success ? {} : zodProblem(read.error).body as Problem;
        for (const { code, detail } of errors) codes.set(code, detail);
      }
    }
    expect([...codes.keys()]).toEqual(expect.arrayContaining(['amount', 'choice', 'id', 'instant', 'required', 'too-long?max=2000', 'too-many', 'unexpected-field']));
    expect([...codes.keys()].filter((code) => !hasSentence(code))).toEqual([]);
    expect([...codes.values()].filter((detail) => !/^[A-Z].* .*\.$/.test(detail))).toEqual([]);
    expect(fieldSentence('too-long?max=2000')).toBe('This is longer than 2000 characters.');
  });
});
