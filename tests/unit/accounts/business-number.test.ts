import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { businessNumber, checkDigit, isBusinessNumber } from '@/lib/accounts/model/business-number';

const nine = fc.stringMatching(/^[0-9]{9}$/).filter((digits) => !/^0+$/.test(digits));

describe('a business registration number', () => {
  test.each([
    ['120-81-47521', '1208147521'],
    ['124-81-00998', '1248100998'],
    ['220-81-62517', '2208162517'],
    [' 120 81 47521 ', '1208147521'],
    ['１２０８１４７５２１', '1208147521'],
  ])('that exists is taken: %s', (typed, kept) => {
    expect(businessNumber.parse(typed)).toBe(kept);
  });

  test.each([['120-81-47522', 'accounts.business-number'], ['0000000000', 'accounts.business-number'], ['12081475', 'accounts.business-number'],
    ['12081475210', 'accounts.business-number'], ['120814752x', 'accounts.business-number'], ['', 'required'], ['  -  ', 'required']])('that does not exist is refused: %s', (typed, code) => {
    expect(businessNumber.safeParse(typed).error?.issues[0]?.message).toBe(code);
  });

  test('has exactly one right last digit for any nine digits before it', () => {
    fc.assert(fc.property(nine, (digits) => {
      const right = [...'0123456789'].filter((last) => isBusinessNumber(digits + last));
      expect(right).toEqual([String(checkDigit(digits))]);
    }));
  });

  test('shows any single wrong digit', () => {
    // A factor of 5 or an even sum can hide a change only where 10 divides it: the weights 1, 3, 7 never do.
    fc.assert(fc.property(nine, fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const whole = digits + String(checkDigit(digits));
      const changed = [...whole].map((digit, index) => (index === at ? String((Number(digit) + by) % 10) : digit)).join('');
      expect(isBusinessNumber(changed)).toBe(false);
    }));
  });
});
