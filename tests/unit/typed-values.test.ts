import { describe, expect, it } from 'vitest';
import { plainDigits } from '@/components/ui/amount-input';
import { groupDigits } from '@/components/ui/group-digits';
import { toStep } from '@/components/ui/slider';
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
  it('goes to the nearest step', () => {
    expect(toStep(554_999, 0, 1_096_000, 10_000)).toBe(550_000);
  });

  it('stays within the ends, the upper one even off the steps', () => {
    expect(toStep(-1, 0, 1_096_000, 10_000)).toBe(0);
    expect(toStep(9_999_999, 0, 1_096_000, 10_000)).toBe(1_096_000);
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
