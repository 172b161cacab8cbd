import { describe, expect, it } from 'vitest';
import { nextId } from '@/tests/support/desk-limits';
import { deskWorld } from '@/tests/support/desk-world';

const { database, desk } = await deskWorld();

describe('a seller’s limit', () => {
  it('that is lowered while orders hold of it is never below what they hold', async () => {
    for (let round = 0; round < 12; round += 1) {
      const seller = nextId('s');
      await desk.sellerLimit(seller, '100000000');
      const approvals = await Promise.all([1, 2, 3].map(() => desk.approved({ seller })));
      const [lowered, ...held] = await Promise.all([desk.sellerLimit(seller, '1000'), ...approvals.map((approval) => desk.hold(approval, nextId('o')))]);
      const inUse = 1_990_000n * BigInt(held.filter(({ status }) => status === 200).length);
      const { approvedMinor } = await database.db.tenantSellerLimit.findFirstOrThrow({ where: { sellerRef: seller } });
      expect(lowered.status).toBe(200);
      expect(approvedMinor >= inUse, `${approvedMinor} where ${inUse} are in use`).toBe(true);
      expect([lowered.body.approvedAmount, lowered.body.version]).toEqual([approvedMinor.toString(), 2]);
      expect((await desk.hold(await desk.approved({ seller }), nextId('o'))).status).toBe(409);
    }
  }, 60_000);

  it('that is asked for the first time twice at once is one limit, in two versions', async () => {
    for (let round = 0; round < 6; round += 1) {
      const seller = nextId('s');
      const answers = await Promise.all([desk.sellerLimit(seller, '5000000'), desk.sellerLimit(seller, '7000000')]);
      expect(new Set(answers.map(({ body }) => body.sellerLimitId)).size).toBe(1);
      expect(answers.map(({ body }) => body.version).sort()).toEqual([1, 2]);
    }
  });
});
