import { describe, expect, test } from 'vitest';
import { containsMailName, newPassword } from '@/lib/accounts/model/password';
import { signUpPurchaserInput } from '@/lib/accounts/model/sign-up';

const refusal = (password: string) => newPassword.safeParse(password).error?.issues[0]?.message;

describe('a password', () => {
  test.each(['four blue whales sing', '비가 오는 날에는 파전이 좋습니다', 'aB3$kd93!mz0-Qpw', 'vexing-zebra-quilt', 'dalmada-demo-2026', '🌙🌙 moon over Gwanghwamun'])('of fifteen characters or more, of any kind, is taken: %s', (password) => {
    expect(refusal(password)).toBeUndefined();
  });

  test('of fourteen characters is too short, whatever it is made of', () => {
    expect(refusal('aB3$kd93!mz0-Q')).toBe('accounts.password-short');
    expect(refusal('')).toBe('required');
  });

  test('counts characters as a person does: Hangul typed in parts counts as composed', () => {
    const fourteen = '달빛이 흐르는 강가에서 쉰다'.slice(0, 14);
    expect(fourteen.normalize('NFD').length).toBeGreaterThan(15);
    expect(refusal(fourteen.normalize('NFD'))).toBe('accounts.password-short');
  });

  test('may have 128 characters and no more', () => {
    const own = 'vexing zebra quilt jumped by foxes. '.repeat(4);
    expect(refusal(own.slice(0, 128))).toBeUndefined();
    expect(refusal(own.slice(0, 129))).toBe('accounts.password-long');
  });

  test.each([
    'passwordpassword', 'password12345678', 'qwertyuiop123456', '1q2w3e4r1q2w3e4r', 'aaaaaaaaaaaaaaaa', 'abababababababab', '123456789012345678', 'dalmadadalmada2026',
    'Dalmada-password!', 'correcthorsebatterystaple', 'asdfghjkl123456789', 'qwerty!qwerty!qwe', '비밀번호비밀번호비밀번호비밀번호', 'iloveyou-iloveyou', 'zyxwvutsrqponmlk', '달마다달마다달마다달마다달마다',
  ])('made of what everybody tries first is refused: %s', (password) => {
    expect(refusal(password)).toBe('accounts.password-common');
  });

  test('may not hold the name in the mail address', () => {
    expect(containsMailName('hello Hong.Gildong of old', 'hong.gildong@example.com')).toBe(true);
    expect(containsMailName('four blue whales sing', 'hong.gildong@example.com')).toBe(false);
    expect(containsMailName('kim sings with whales', 'kim@example.com')).toBe(false);
    const typed = {
      email: 'hong.gildong@example.com', password: 'hong.gildong at home', name: '홍길동', phone: '010-1234-5678', birthDate: '1991-03-05',
      terms: true, privacy: true, locale: 'ko' as const,
    };
    expect(signUpPurchaserInput.safeParse(typed).error?.issues).toMatchObject([{ path: ['password'], message: 'accounts.password-mail-name' }]);
  });

  test('of absurd length is refused quickly', () => {
    const before = performance.now();
    expect(refusal('ab'.repeat(500_000))).toBe('accounts.password-long');
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
