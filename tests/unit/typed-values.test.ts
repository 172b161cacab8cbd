import { describe, expect, it } from 'vitest';
import { plainDigits } from '@/components/ui/amount-input';
import { groupDigits } from '@/components/ui/group-digits';
import { mayGoOn, stopOf, typedWhole } from '@/components/ui/slider';
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
  const read = (typed: string) => typedWhole(typed, 548_000, 1_644_000);

  it('counts to the unit as it was typed, both ends included', () => {
    expect(['554999', '554,999', ' 554 999 ', '５５４,９９９'].map(read)).toEqual([554_999, 554_999, 554_999, 554_999]);
    expect(['548000', '1644000'].map(read)).toEqual([548_000, 1_644_000]);
  });

  it('does not count, and is not guessed at, when it is anything else', () => {
    for (const typed of ['1e6', '600000.5', '0x93000', '-600000', '+600000', 'abc', '600000원', '', ' ', '547999', '1644001', '１.５', 'Infinity']) expect(read(typed), typed).toBeUndefined();
    expect(typedWhole('12.5', 0, 36)).toBeUndefined();
    expect(typedWhole('0', 0, 36)).toBe(0);
  });

  it('is not complained of while more digits may make it good', () => {
    expect(['', ' ', '5', '54,7999'].map((typed) => mayGoOn(typed, 548_000))).toEqual([true, true, true, true]);
    expect(['12.5', '-5', 'abc', '1e9', '1644001'].map((typed) => mayGoOn(typed, 548_000))).toEqual([false, false, false, false, false]);
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
