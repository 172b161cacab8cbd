import { describe, expect, test } from 'vitest';
import { type Flag, type FlagFacts, FLAGS, isCritical, riskFlags } from '@/lib/contracts/model/flags';
import { loadMessages } from '@/lib/platform/messages';
import { sampleParticulars } from '@/tests/support/contract-sample';

const { seller } = sampleParticulars();
const plain: FlagFacts = {
  serialDiffers: false, decision: 'ACCEPTED', relayedByMall: false, insteadOfSerial: null, firstOfSeller: false,
  signatureName: '김서연', purchaserName: '김서연', seller: { said: seller, now: { ...seller } },
  financedMinor: 9_999_999n, firstLarge: true, cashPriceMinor: { signed: 11_000_000n, now: 11_000_000n },
};

describe('what an admin looks at', () => {
  test('is nothing where everything went straight', () => {
    expect(riskFlags(plain)).toEqual([]);
    expect(riskFlags({ ...plain, signatureName: ' 김서연'.normalize('NFD') }), 'the same name, typed otherwise').toEqual([]);
    expect(riskFlags({ ...plain, cashPriceMinor: { signed: 11_000_000n, now: null } }), 'what is off the shelf has no other price').toEqual([]);
  });

  test.each<[Flag, Partial<FlagFacts>]>([
    ['serial-differs', { serialDiffers: true }], ['defects', { decision: 'ACCEPTED_WITH_DEFECTS' }], ['other-unit', { insteadOfSerial: 'U121-26-0007' }],
    ['purchaser-renamed', { purchaserName: '김하늘' }], ['silence', { decision: 'BY_SILENCE' }], ['relayed-by-mall', { relayedByMall: true }],
    ['first-of-seller', { firstOfSeller: true }], ['large-amount', { financedMinor: 10_000_000n, firstLarge: false }],
    ['price-changed', { cashPriceMinor: { signed: 11_000_000n, now: 10_500_000n } }],
    ['seller-changed', { seller: { said: seller, now: { ...seller, address: { ...seller.address, road: '서울 중구 을지로 30' } } } }],
  ])('%s stands alone', (flag, change) => { expect(riskFlags({ ...plain, ...change })).toEqual([flag]); });

  test('of a large amount says too whether it is the purchaser’s first', () => {
    expect(riskFlags({ ...plain, financedMinor: 10_000_000n })).toEqual(['first-large', 'large-amount']);
  });

  test('comes gravest first, and only another serial number is critical', () => {
    const all = riskFlags({
      serialDiffers: true, decision: 'ACCEPTED_WITH_DEFECTS', relayedByMall: true, insteadOfSerial: 'U121-26-0007', firstOfSeller: true,
      signatureName: '김서연', purchaserName: '김하늘', seller: { said: seller, now: { ...seller, phone: '02-1' } },
      financedMinor: 12_000_000n, firstLarge: true, cashPriceMinor: { signed: 13_000_000n, now: 12_500_000n },
    });
    expect(all).toEqual(FLAGS.filter((flag) => flag !== 'silence'));
    expect(FLAGS.filter(isCritical)).toEqual(['serial-differs']);
  });

  test('has words in both languages', () => {
    for (const locale of ['ko', 'en'] as const) {
      const { flags } = loadMessages(locale).contracts as { flags: Record<string, object> };
      for (const flag of FLAGS) expect([flag, Object.keys(flags[flag] ?? {})]).toEqual([flag, ['word', 'text']]);
    }
  });
});
