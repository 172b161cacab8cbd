import { expect, test } from 'vitest';
import { newRegistrationForm, registrationForm, registrationStart } from '@/lib/institutions/model/registration-form';

test('an empty form of a new financier says all that is missing at once, its secret among it; a known one keeps its own', () => {
  const empty = registrationStart();
  const missing = (result: ReturnType<typeof newRegistrationForm.safeParse>) => (result.success ? [] : result.error.issues.map(({ path }) => path[0]));
  expect(missing(newRegistrationForm.safeParse(empty))).toEqual(expect.arrayContaining(['code', 'nameKo', 'baseUrl', 'secret']));
  expect(missing(registrationForm.safeParse(empty))).not.toContain('secret');
});
