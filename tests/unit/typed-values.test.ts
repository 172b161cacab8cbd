import { describe, expect, it } from 'vitest';
import { plainDigits } from '@/components/ui/amount-input';
import { groupDigits } from '@/components/ui/group-digits';
import { stopOf, within } from '@/components/ui/slider';
import { leafMessages } from '@/components/ui/use-action-form';
import { preferredLocale } from '@/lib/platform/messages';

describe('an amount while it is typed', () => {
  it('is grouped by thousands', () => {
    expect(['5', '548', '1990000', '1,99000'].map(groupDigits)).toEqual(['5', '548', '1,990,000', '199,000']);
  });

  it('is left as it stands when it is not digits alone, so that it can be refused', () => {
    expect(['100.5', '1e3', '-5', '12원', ''].map(groupDigits)).toEqual(['100.5', '1e3', '-5', '12원', '']);
  });

  it('reaches the form without its commas', () => {
    expect(plainDigits('1,990,000')).toBe('1990000');
    expect(plainDigits('100.5')).toBe('100.5');
  });
});

describe('a number typed beside a slider', () => {
  it('counts to the unit as it was typed', () => {
    expect(within(554_999, 548_000, 1_644_000)).toBe(554_999);
    expect(within(1_643_999, 548_000, 1_644_000)).toBe(1_643_999);
  });

  it('is whole and stays within the ends', () => {
    expect(within(600_000.5, 548_000, 1_644_000)).toBe(600_001);
    expect(within(-1, 548_000, 1_644_000)).toBe(548_000);
    expect(within(9_999_999, 548_000, 1_644_000)).toBe(1_644_000);
  });
});

describe('the handle of a slider', () => {
  it('stands at the stop nearest to what counts', () => {
    expect([548_000, 552_999, 553_000, 554_999].map((value) => stopOf(value, 548_000, 1_644_000, 10_000))).toEqual([0, 0, 1, 1]);
  });

  it('reaches the upper end by a stop of its own where the last step is shorter', () => {
    expect([1_638_000, 1_642_999, 1_644_000].map((value) => stopOf(value, 548_000, 1_644_000, 10_000))).toEqual([109, 109, 110]);
    expect(stopOf(1_640_500, 548_000, 1_640_500, 10_000)).toBe(110);
    expect(stopOf(1_648_000, 548_000, 1_648_000, 10_000)).toBe(110);
  });
});

describe('the errors of a form', () => {
  it('are listed by dotted path', () => {
    const errors = { email: { type: 'schema', message: 'email' }, address: { zip: { type: 'schema', message: 'required' } } };
    expect(leafMessages(errors)).toEqual({ email: 'email', 'address.zip': 'required' });
  });
});

describe('the language of a first visit', () => {
  it('is the browser\'s favourite among those we speak', () => {
    expect(preferredLocale('fr-FR, en-GB;q=0.8, ko;q=0.9')).toBe('ko');
    expect(preferredLocale('en-US,en;q=0.9,ko;q=0.8')).toBe('en');
  });

  it('is Korean when nothing is known, or nothing makes sense', () => {
    expect([null, '', 'de', ';;q=x,,', 'en;q=0'].map(preferredLocale)).toEqual(['ko', 'ko', 'ko', 'ko', 'ko']);
  });
});
