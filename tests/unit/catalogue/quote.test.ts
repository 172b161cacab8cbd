import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { answerContractQuote, answerQuote, contractQuoteInput, listingQuoteInput, termsQuoteInput, type QuoteAnswer } from '@/lib/catalogue/model/quote';
import { termsToJson } from '@/lib/kernel/terms';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { PIANO } from '../kernel/random-plan';

const terms = termsToJson(PIANO);

async function quoted(body: object) {
  const read = termsQuoteInput.safeParse(body);
  if (!read.success) return inputProblem(read.error).fields;
  const { terms: asked, ...when } = read.data;
  const answer = await answerQuote(asked, when);
  return answer.ok ? answer.value : answer.error.fields;
}

describe('a quote', () => {
  test('of the piano says what the design says, to the won', async () => {
    expect(await quoted({ terms, returnChargeBps: 1000 })).toMatchObject({
      terms, financed: '4932000', monthlyInstalment: '97980', lastInstalment: '98084', totalCost: '5251144', totalToOwn: '6347144',
      exits: expect.arrayContaining([{ month: 24, paid: '2899520', left: '2351624', unearnedFee: '301821', buyout: '3145803', returnCharge: '235162' }]) as unknown,
    });
  });

  test('without a beginning has no dates; with one it has, and the terms as a contract carries them', async () => {
    const plain = await quoted({ terms });
    expect(plain).not.toHaveProperty('canonical');
    expect(JSON.stringify(plain)).not.toContain('dueOn');
    const dated = await quoted({ terms, anchor: '2027-02-28', dueDay: 31 }) as { schedule: { dueOn: string }[]; canonical: { text: string; sha256: string; terms: object } };
    expect(dated.schedule.slice(0, 3).map(({ dueOn }) => dueOn)).toEqual(['2027-02-28', '2027-03-31', '2027-04-30']);
    expect(dated.canonical.sha256).toBe(createHash('sha256').update(dated.canonical.text).digest('hex'));
    expect(JSON.parse(dated.canonical.text)).toEqual(dated.canonical.terms);
  });

  test.each<[string, object, string]>([
    ['no terms', {}, 'terms'],
    ['an amount that is a number', { terms: { ...terms, cashPrice: 5_480_000 } }, 'terms.cashPrice'],
    ['an amount with a point', { terms: { ...terms, cashPrice: '5480000.5' } }, 'terms.cashPrice'],
    ['121 months', { terms: { ...terms, termMonths: 121 } }, 'terms.termMonths'],
    ['a residual above what is financed', { terms: { ...terms, residual: '5000000' } }, 'terms.residual'],
    ['a rounding unit that swallows the instalment', { terms: { ...terms, rounding: { ...terms.rounding, unit: '1000000' } } }, 'terms.rounding.unit'],
    ['a key that nobody knows', { terms: { ...terms, price: '1' } }, 'terms.price'],
    ['a day that does not exist', { terms, anchor: '2027-02-30' }, 'anchor'],
    ['a beginning that is not the due day', { terms, anchor: '2027-02-27', dueDay: 31 }, 'anchor'],
    ['a beginning before and after all calendars', { terms, anchor: '9999-12-31' }, 'anchor'],
    ['a day of leaving without dates', { terms, payoffOn: '2027-02-28' }, 'payoffOn'],
    ['a zone that nobody knows', { terms, anchor: '2027-02-28', timeZone: 'Asia/Atlantis' }, 'timeZone'],
    ['a charge above the whole', { terms, returnChargeBps: 10_001 }, 'returnChargeBps'],
  ])('of %s is refused by the name of its field', async (_name, body, field) => {
    expect(Object.keys(await quoted(body) ?? {})).toEqual([field]);
  });

  test('says what buying costs on any day: on a due date as the ribbon has it, and a day later less than a month’s fee more', async () => {
    const on = async (payoffOn: string) => (await quoted({ terms, anchor: '2026-12-25', payoffOn }) as QuoteAnswer);
    const due = await on('2027-03-25');
    expect(due.payoff).toEqual({ on: '2027-03-25', left: due.exits[4]?.left, unearnedFee: due.exits[4]?.unearnedFee, buyout: due.exits[4]?.buyout });
    const [fifth] = due.schedule.slice(4, 5);
    const halfway = (await on('2027-04-09')).payoff;
    // 15 of the 31 days from 25 March to 25 April.
    expect(BigInt(halfway?.buyout ?? 0) - BigInt(due.payoff?.buyout ?? 0)).toBe(BigInt(Math.floor((Number(fifth?.interest) * 15) / 31 + 0.5)));
  });

  test('of a contract says what follows from its terms, and where it says something else', async () => {
    const { canonical } = await quoted({ terms, anchor: '2027-02-28', dueDay: 31 }) as QuoteAnswer;
    const ask = async (contract: object) => {
      const answer = await answerContractQuote(contract, { returnChargeBps: 1000 });
      return answer.ok ? answer.value : answer.error.fields;
    };
    expect(await ask(canonical?.terms ?? {})).toMatchObject({ differences: [], canonical, returnChargeBps: 1000 });
    const changed = { ...canonical?.terms, totalCost: '1', schedule: canonical?.terms.schedule.map((row) => (row.seq === 3 ? { ...row, amount: '1' } : row)) };
    expect(await ask(changed)).toMatchObject({ differences: ['/terms/schedule/2/amount', '/terms/totalCost'], totalCost: '5251144' });
    expect(await ask({ ...canonical?.terms, residual: '4932000' })).toEqual({ 'terms.residual': 'terms.residual-too-high' });
    expect(await ask({ ...canonical?.terms, anchor: '2027-02-27' })).toEqual({ 'terms.anchor': 'terms.anchor-not-due-day' });
    const read = contractQuoteInput.safeParse({ terms: { ...canonical?.terms, lateRate: '0.1', schedule: [] } });
    expect(read.success ? [] : Object.keys(inputProblem(read.error).fields ?? {})).toEqual(['terms.lateRate']);
  });

  test('of a listing asks for its id and term', () => {
    const read = listingQuoteInput.safeParse({ listing: '', termMonths: '36', firstPayment: 1 });
    expect(read.success ? [] : Object.keys(inputProblem(read.error).fields ?? {})).toEqual(['listing', 'termMonths', 'firstPayment']);
  });
});
