import { describe, expect, test } from 'vitest';
import { contractEvents, contractTurn, type ContractFacts } from '@/lib/contracts/model/story';
import { loadMessages } from '@/lib/platform/messages';

const facts = (change: Partial<ContractFacts>): ContractFacts => ({ state: 'DRAWING', drawnAt: null, reviewedAt: null, deliveredAt: null, leaseOpenedAt: null, ...change });
const [drawnAt, reviewedAt, deliveredAt, leaseOpenedAt] = ['2026-12-08T01:00:00Z', '2026-12-08T02:00:00Z', '2026-12-08T03:00:00Z', '2026-12-08T03:00:01Z'];

describe('after the relay', () => {
  test('the order goes on to the contract and the lease, each with its time and who did it', () => {
    expect(contractEvents(facts({ state: 'DELIVERED', drawnAt, reviewedAt, deliveredAt, leaseOpenedAt }))).toEqual([
      { what: 'drawn', at: drawnAt, who: 'FINANCIER' }, { what: 'reviewed', at: reviewedAt, who: 'MALL' },
      { what: 'delivered', at: deliveredAt, who: 'MALL' }, { what: 'lease-begun', at: leaseOpenedAt, who: 'MALL' },
    ]);
  });

  test('a draft that was sent back is neither drawn up nor approved', () => {
    expect(contractEvents(facts({ state: 'RETURNED', drawnAt, reviewedAt }))).toEqual([]);
    expect(contractEvents(facts({ state: 'DRAWN', drawnAt, reviewedAt })).map(({ what }) => what)).toEqual(['drawn']);
  });

  test('it is the financier’s turn until it has drawn up, then the mall’s', () => {
    expect([undefined, 'DRAWING', 'RETURNED', 'DRAWN', 'REVIEWED', 'REFUSED', 'DELIVERED', 'ABANDONED'].map((state) => contractTurn(state as ContractFacts['state'] | undefined)))
      .toEqual(['FINANCIER', 'FINANCIER', 'FINANCIER', 'MALL', 'MALL', 'MALL', 'NOBODY', 'NOBODY']);
  });

  test('there are words for every event', () => {
    for (const locale of ['ko', 'en'] as const) {
      expect(Object.keys((loadMessages(locale).contracts as { events: object }).events)).toEqual(['drawn', 'reviewed', 'delivered', 'lease-begun']);
    }
  });
});
