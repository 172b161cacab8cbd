import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { birthDate, isAdult } from '@/lib/accounts/model/adult';
import { emailAddress, maskedEmail } from '@/lib/accounts/model/email';
import { businessPhone, mobilePhone } from '@/lib/accounts/model/phone';
import { safeNext } from '@/lib/accounts/model/sign-in';
import { personName, personNames } from '@/lib/accounts/model/text';

const refusal = (schema: z.ZodType, typed: string) => schema.safeParse(typed).error?.issues[0]?.message;

describe('a name', () => {
  test('typed in jamo is kept composed, with single spaces', () => {
    expect(personName.parse('  홍길동  '.normalize('NFD'))).toBe('홍길동');
    expect(personName.parse('Ann   Lee')).toBe('Ann Lee');
  });

  test.each(['홍\u0000길동', 'abc\u202Edef', 'a\u200Bb', 'a\u2066b', '\uFEFF홍', 'a\u00ADb', '\u3164', '홍\ud800'])('with characters that cannot be seen is refused', (typed) => {
    expect(refusal(personName, typed)).toBe('accounts.hidden-characters');
  });

  test('may not be empty or endless', () => {
    expect(refusal(personName, '   ')).toBe('required');
    expect(refusal(personName, '가'.repeat(51))).toBe('too-long?max=50');
    expect(personName.parse('가'.repeat(50).normalize('NFD'))).toHaveLength(50);
  });

  test.each(['남궁 민', "Siobhán O'Neill", 'J. R. R. Tolkien', 'Jean-Luc', '압둘·라흐만', 'अनिता शर्मा', '李小龍'])('of any script is taken as it is written: %s', (typed) => {
    expect(personName.parse(typed)).toBe(typed.normalize('NFC'));
  });

  test('typed with the apostrophe of a phone is kept with the plain one', () => {
    expect(personName.parse('O’Neill')).toBe("O'Neill");
  });

  test.each(['<b>x', '홍', 'a1', '홍길동1', '<script>', '=SUM(A1)', "--", '홍_길동', 'a@b', '. .'])('is letters and little else: %s is refused', (typed) => {
    expect(refusal(personName, typed)).toBe('accounts.person-name');
  });

  test('of joint representatives stands beside the other, and each is a name', () => {
    expect(personNames.parse('김철수 ,이영희')).toBe('김철수, 이영희');
    expect(refusal(personNames, '김철수, <b>x')).toBe('accounts.person-name');
    expect(refusal(personNames, '김철수,')).toBe('accounts.person-name');
  });
});

describe('a telephone', () => {
  test.each([['01012345678', '010-1234-5678'], ['010-1234-5678', '010-1234-5678'], ['010 1234 5678', '010-1234-5678'], ['+82 10-1234-5678', '010-1234-5678'],
    ['011-123-4567', '011-123-4567'], ['０１０１２３４５６７８', '010-1234-5678']])('of a person is kept in one form: %s', (typed, kept) => {
    expect(mobilePhone.parse(typed)).toBe(kept);
  });

  test.each(['02-123-4567', '010-1234-567', '010-1234-56789', 'abc', '+1 415 555 0100'])('that is no Korean mobile is refused: %s', (typed) => {
    expect(refusal(mobilePhone, typed)).toBe('phone');
  });

  test.each([['021234567', '02-123-4567'], ['0212345678', '02-1234-5678'], ['0311234567', '031-123-4567'], ['1588-1234', '1588-1234'], ['07012345678', '070-1234-5678'], ['050812345678', '0508-1234-5678']])('of a business may be a line: %s', (typed, kept) => {
    expect(businessPhone.parse(typed)).toBe(kept);
  });
});

describe('a mail address', () => {
  test('is kept in small letters without spaces around it', () => {
    expect(emailAddress.parse('  Minsu.Kim@Example.COM ')).toBe('minsu.kim@example.com');
  });

  test.each(['', 'minsu', 'minsu@', '@example.com', 'a b@example.com', 'a@b', `${'a'.repeat(250)}@example.com`, 'a\u0000@example.com'])('that cannot be one is refused: %s', (typed) => {
    expect(emailAddress.safeParse(typed).success).toBe(false);
  });

  test('shows only its beginning to others', () => {
    expect(maskedEmail('minsu@example.com')).toBe('mi***@example.com');
    expect(maskedEmail('a@example.com')).toBe('a***@example.com');
  });
});

describe('coming of age', () => {
  test('is on the nineteenth birthday, not the day before', () => {
    expect(isAdult('2007-03-02', '2026-03-01')).toBe(false);
    expect(isAdult('2007-03-02', '2026-03-02')).toBe(true);
  });

  test('of one born on 29 February is on 1 March of a common year', () => {
    expect(isAdult('2008-02-29', '2027-02-28')).toBe(false);
    expect(isAdult('2008-02-29', '2027-03-01')).toBe(true);
  });

  test.each([['19910305', '1991-03-05'], ['1991.3.5', '1991-03-05'], ['1991. 3. 5.', '1991-03-05'], ['1991-03-05', '1991-03-05'], ['1991/03/05', '1991-03-05']])('reads a birth date however it is written: %s', (typed, kept) => {
    expect(birthDate.parse(typed)).toBe(kept);
  });

  test.each(['1991-02-30', '91-03-05', '1899-12-31', 'yesterday', '1991-13-01'])('refuses a day that is not there: %s', (typed) => {
    expect(refusal(birthDate, typed)).toBe('date');
  });
});

describe('where to go after signing in', () => {
  test.each([['/orders', '/orders'], ['/limits/new?listing=g_1&term=36', '/limits/new?listing=g_1&term=36'], ['/p/g_1#months', '/p/g_1#months'], ['/a/../orders', '/orders']])('is a path of this site: %s', (next, path) => {
    expect(safeNext(next)).toBe(path);
  });

  test.each([undefined, '', '//evil.example', '/\\evil.example', '\\\\evil.example', 'https://evil.example', '/%0d/\t/evil', '/\t/evil.example', 'javascript:alert(1)', 'evil', '/\n/evil.example', '/a\\b'])('is home for anything else: %j', (next) => {
    const path = safeNext(next);
    expect(new URL(path, 'https://mall.example').origin).toBe('https://mall.example');
    if (next !== '/%0d/\t/evil') expect(path).toBe('/');
  });

  test('is never a path that begins with two slashes once it is resolved', () => {
    expect(safeNext('/.//evil.example')).toBe('/');
    expect(safeNext('/a/..//evil.example')).toBe('/');
  });
});
