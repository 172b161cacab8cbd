import { describe, expect, it } from 'vitest';
import { nextId, problemOf, UNTIL_MINUTES } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall, desk } = await deskWorld();

describe('what the lender gives one purchaser in all, fifteen million', () => {
  /** Approvals of 3,900,000 each, of a seller each, given while nothing is held: three of them fit. */
  const approvals = (count: number, purchaser = nextId('p')) => Promise.all(Array.from({ length: count }, async (_, index) => {
    const seller = `s_shop_${index}`;
    await desk.sellerLimit(seller, '100000000');
    return desk.approved({ purchaser, seller, cashPriceMinor: 3_900_000n });
  }));

  it('bounds several approvals that are used one after another', async () => {
    const answers = [];
    const given = await approvals(5);
    for (const approval of given) answers.push(await desk.use(approval, nextId('o')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 409, 409]);
    expect(answers.slice(3).map(problemOf)).toEqual(['limit-exceeded', 'limit-exceeded']);
  });

  it('bounds those that are held or used at once, and leaves other purchasers alone', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [given, others] = [await approvals(6), await approvals(1)];
      const taken = await Promise.all([
        ...given.map((approval, index) => (index % 2 === 0 ? desk.hold(approval, nextId('o')) : desk.use(approval, nextId('o')))),
        ...others.map((approval) => desk.use(approval, nextId('o'))),
      ]);
      expect(taken.slice(0, 6).filter(({ status }) => status === 200)).toHaveLength(3);
      expect(taken.slice(0, 6).filter(({ status }) => status === 409).map(problemOf)).toEqual(Array<string>(3).fill('limit-exceeded'));
      expect(taken[6]?.status).toBe(200);
    }
  }, 60_000);

  it('has room again after a release, or when a hold’s time has come', async () => {
    const [a, b, c, d] = await approvals(4);
    if (!a || !b || !c || !d) throw new Error('too few');
    const [first, last] = [nextId('o'), nextId('o')];
    await desk.use(a, first);
    await desk.use(b, nextId('o'));
    await desk.hold(c, nextId('o'));
    expect((await desk.use(d, last)).status).toBe(409);
    await desk.release(a, first);
    expect((await desk.use(d, last)).status).toBe(200);
    expect((await desk.use(a, first)).status).toBe(409);
    database.clock.advance({ minutes: UNTIL_MINUTES });
    expect((await desk.use(a, first)).status).toBe(200);
  });

  it('may be lowered, and what an order holds by then it may still use', async () => {
    const [held, later] = await approvals(2);
    if (!held || !later) throw new Error('too few');
    const orderId = nextId('o');
    expect((await desk.hold(held, orderId)).status).toBe(200);
    await mall.lender({ maxExposure: '1000000' });
    const [used, another] = [await desk.use(held, orderId), await desk.hold(later, nextId('o'))];
    await mall.lender();
    expect([used.status, another.status, problemOf(another)]).toEqual([200, 409, 'limit-exceeded']);
  });
});
