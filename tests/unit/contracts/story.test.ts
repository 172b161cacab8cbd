import { describe, expect, test } from 'vitest';
import { contractEvents, contractTurn, type ContractFacts } from '@/lib/contracts/model/story';
import { loadMessages } from '@/lib/platform/messages';

const facts = (change: Partial<ContractFacts>): ContractFacts => ({ state: 'DRAWING', drawnAt: null, reviewedAt: null, deliveredAt: null, signedAt: null, sealedAt: null, leaseOpenedAt: null, ...change });
const [drawnAt, reviewedAt, deliveredAt, signedAt, sealedAt, leaseOpenedAt] = ['2026-12-08T01:00:00Z', '2026-12-08T02:00:00Z', '2026-12-08T03:00:00Z', '2026-12-08T12:00:00Z', '2026-12-08T12:00:01Z', '2026-12-08T12:00:02Z'];

describe('after the relay', () => {
  test('the order goes on to the contract and the lease, each with its time and who did it', () => {
    expect(contractEvents(facts({ state: 'SEALED', drawnAt, reviewedAt, deliveredAt, signedAt, sealedAt, leaseOpenedAt }))).toEqual([
      { what: 'drawn', at: drawnAt, who: 'FINANCIER' }, { what: 'reviewed', at: reviewedAt, who: 'MALL' },
      { what: 'delivered', at: deliveredAt, who: 'MALL' }, { what: 'signed', at: signedAt, who: 'PURCHASER' },
      { what: 'sealed', at: sealedAt, who: 'FINANCIER' }, { what: 'lease-begun', at: leaseOpenedAt, who: 'MALL' },
    ]);
  });

  test('a draft that was sent back is neither drawn up nor approved', () => {
    expect(contractEvents(facts({ state: 'RETURNED', drawnAt, reviewedAt }))).toEqual([]);
    expect(contractEvents(facts({ state: 'DRAWN', drawnAt, reviewedAt })).map(({ what }) => what)).toEqual(['drawn']);
  });

  test('it is the financier’s turn until it has drawn up, then the mall’s, then the purchaser’s, who signs', () => {
    expect([undefined, 'DRAWING', 'RETURNED', 'DRAWN', 'REVIEWED', 'REFUSED', 'DELIVERED', 'SIGNED', 'SEALED', 'ABANDONED'].map((state) => contractTurn(state as ContractFacts['state'] | undefined)))
      .toEqual(['FINANCIER', 'FINANCIER', 'FINANCIER', 'MALL', 'MALL', 'MALL', 'PURCHASER', 'MALL', 'NOBODY', 'NOBODY']);
  });

  test('there are words for every event', () => {
    for (const locale of ['ko', 'en'] as const) {
      expect(Object.keys((loadMessages(locale).contracts as { events: object }).events)).toEqual(['drawn', 'reviewed', 'delivered', 'signed', 'sealed', 'lease-begun']);
    }
  });
});
