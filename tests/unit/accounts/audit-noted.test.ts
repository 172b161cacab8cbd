import { describe, expect, test } from 'vitest';
import { readNoted } from '@/components/audit/noted';

const noted = (data: unknown) => readNoted(JSON.stringify(data));

describe('what an audit entry noted', () => {
  test('says amounts, days, times and yes or no as such', () => {
    expect(noted({ amountMinor: '3590000', plannedOn: '2026-11-25', acceptBy: '2026-11-25T09:00:00Z', serialMatches: true, round: 2 })).toEqual({
      folded: false,
      fields: [
        { name: 'amountMinor', value: { kind: 'amount', minor: 3590000n } }, { name: 'plannedOn', value: { kind: 'date', text: '2026-11-25' } },
        { name: 'acceptBy', value: { kind: 'instant', text: '2026-11-25T09:00:00Z' } }, { name: 'serialMatches', value: { kind: 'yes', yes: true } },
        { name: 'round', value: { kind: 'text', text: '2' } },
      ],
    });
  });

  test('says a list of codes word by word', () => {
    expect(noted({ consents: ['DEBIT_MANDATE', 'SCHEDULE_CONFIRMED'], version: '2026-11' }).fields[0]).toEqual({ name: 'consents', value: { kind: 'words', words: ['DEBIT_MANDATE', 'SCHEDULE_CONFIRMED'] } });
  });

  test('says of an answer what came of it, and folds the rest away', () => {
    expect(noted({ answer: { status: 'APPROVED', approvedAmount: '1' } })).toEqual({ fields: [{ name: 'answer', value: { kind: 'words', words: ['APPROVED'] } }], folded: true });
    expect(noted({ terms: { months: '36' } })).toEqual({ fields: [], folded: true });
  });

  test('folds fingerprints and ids away', () => {
    expect(noted({ termsSha256: 'a'.repeat(64), orderId: 'o_01K5Z0000000000000000000AB' })).toEqual({ fields: [], folded: true });
  });

  test('shows an address of the network and a number of a business as they are', () => {
    expect(noted({ address: '::1', businessNumber: '1208147521', ended: null }).fields.map(({ value }) => value)).toEqual([{ kind: 'words', words: ['::1'] }, { kind: 'words', words: ['1208147521'] }]);
  });
});
