import { describe, expect, test } from 'vitest';
import { changeRoleInput } from '@/lib/accounts/model/account';
import { signUpPurchaserInput, signUpSellerInput } from '@/lib/accounts/model/sign-up';
import { inputProblem } from '@/lib/kernel/zod-problem';

type Schema = typeof signUpPurchaserInput | typeof signUpSellerInput | typeof changeRoleInput;

const fieldsOf = (schema: Schema, typed: unknown) => {
  const parsed = schema.safeParse(typed);
  return parsed.success ? {} : inputProblem(parsed.error).fields ?? {};
};

const EMPTY = { postcode: '', road: '', detail: '' };
const SELLER = {
  email: '', password: '', name: '', phone: '', terms: false, privacy: false, locale: 'ko', businessName: '', businessNumber: '', representative: '',
  mailOrderNumber: '', businessPhone: '', businessEmail: '', address: EMPTY, returnsHere: true, returnAddress: EMPTY, payoutBank: '', payoutAccount: '', payoutHolder: '',
};

describe('a form', () => {
  test('says everything that is wrong at once, the address for returns too', () => {
    const wrong = fieldsOf(signUpSellerInput, { ...SELLER, returnsHere: false });
    expect(Object.keys(wrong).sort()).toEqual([
      'address.postcode', 'address.road', 'businessEmail', 'businessName', 'businessNumber', 'businessPhone', 'email', 'name', 'password', 'payoutAccount',
      'payoutBank', 'payoutHolder', 'phone', 'privacy', 'representative', 'returnAddress.postcode', 'returnAddress.road', 'terms',
    ]);
  });

  test('does not ask for an address for returns that is the same place', () => {
    expect(Object.keys(fieldsOf(signUpSellerInput, SELLER)).filter((name) => name.startsWith('returnAddress'))).toEqual([]);
  });

  test('sees the mail name in a password while other fields are empty', () => {
    const typed = { email: 'hong.gildong@example.com', password: 'hong.gildong at home', name: '', phone: '', birthDate: '', terms: false, privacy: false, locale: 'ko' };
    expect(fieldsOf(signUpPurchaserInput, typed)).toMatchObject({ password: 'accounts.password-mail-name', name: 'required' });
  });

  test('refuses what does not belong to it, and what is no form at all', () => {
    expect(fieldsOf(signUpSellerInput, { ...SELLER, role: 'ADMIN', status: 'APPROVED' })).toMatchObject({ role: 'unexpected-field', status: 'unexpected-field' });
    for (const nonsense of [null, undefined, 1, 'x', [], { email: { not: '' } }, { email: ['a'], password: {} }]) {
      expect(signUpPurchaserInput.safeParse(nonsense).success).toBe(false);
      expect(signUpSellerInput.safeParse(nonsense).success).toBe(false);
      expect(changeRoleInput.safeParse(nonsense).success).toBe(false);
    }
  });

  test('asks whose staff somebody becomes, with the reason, in one go', () => {
    expect(fieldsOf(changeRoleInput, { userId: 'p_1', role: 'SELLER', businessNumber: ' - ', reason: ' ' })).toEqual({ businessNumber: 'required', reason: 'required' });
  });
});
