import { describe, expect, it } from 'vitest';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { consentInput, MOST_POINTS, MOST_STROKES, signContractInput, signingInput } from '@/lib/signing/model/inputs';

const line = (points: number): [number, number][] => Array.from({ length: points }, (_, index) => [index % 601, index % 201]);
const typed = { contractId: 'c_1', signatureName: '김서연', strokes: null as unknown, code: '123456' };
const read = (over: Record<string, unknown>) => signContractInput.safeParse({ ...typed, ...over });
const problemOf = (over: Record<string, unknown>) => { const result = read(over); return result.success ? null : inputProblem(result.error).fields; };

describe('what is typed to sign', () => {
  it.each(['123456', ' 123 456 ', '123-456', '１２３４５６', '12345b', 'l23456', 'O23456'].map((code) => [code]))('reads %s as a person means it, or says that it is no code', (code) => {
    const result = read({ code });
    if (code === '12345b') expect(problemOf({ code })).toEqual({ code: 'signing.code-form' });
    else expect(result.success && result.data.code).toBe(code.startsWith('O') ? '023456' : '123456');
  });
  it.each([['', 'required'], ['   ', 'required'], ['12345', 'signing.code-form'], ['1234567', 'signing.code-form'], ['1'.repeat(41), 'signing.code-form']])('says of the code %j: %s', (code, problem) => {
    expect(problemOf({ code })).toEqual({ code: problem });
  });
  it('wants a name', () => {
    expect([problemOf({ signatureName: ' ' }), problemOf({ signatureName: '가'.repeat(51) }), problemOf({ signatureName: undefined })]).toEqual([{ signatureName: 'required' }, { signatureName: 'too-long?max=50' }, { signatureName: 'required' }]);
  });
  it('takes no field that it does not know', () => { expect(problemOf({ purchaserId: 'u_1' })).toEqual({ purchaserId: 'unexpected-field' }); });
});

describe('a drawing', () => {
  it('may be left out, or is lines of whole numbers in its box', () => {
    for (const strokes of [null, [line(12)], [line(6), line(6)], [line(MOST_POINTS)]]) expect(problemOf({ strokes })).toBeNull();
    for (const point of [[1.5, 2], [-1, 2], [601, 2], [2, 201], [2], [2, 3, 4], ['2', 3]]) expect(problemOf({ strokes: [[...line(12), point]] }), JSON.stringify(point)).not.toBeNull();
  });
  it('that is too short, or more than anybody draws, is not one', () => {
    expect(problemOf({ strokes: [line(11)] })).toEqual({ strokes: 'signing.drawing-too-little' });
    expect(problemOf({ strokes: [line(800), line(701)] })).toEqual({ strokes: 'signing.drawing-too-much' });
    expect(problemOf({ strokes: Array.from({ length: MOST_STROKES + 1 }, () => line(1)) })).toEqual({ strokes: 'signing.drawing-too-much' });
    expect(problemOf({ strokes: [line(12), []] })).not.toBeNull();
  });
});

describe('the other inputs', () => {
  it('name a contract, and a clause with yes or no', () => {
    expect([signingInput.safeParse({ contractId: '' }).success, signingInput.safeParse({ contractId: { not: '' } }).success, signingInput.safeParse({ contractId: 'c_1' }).success]).toEqual([false, false, true]);
    expect([consentInput.safeParse({ contractId: 'c_1', key: 'withdrawal', agreed: 'true' }).success, consentInput.safeParse({ contractId: 'c_1', key: 'withdrawal', agreed: true }).success]).toEqual([false, true]);
  });
});
