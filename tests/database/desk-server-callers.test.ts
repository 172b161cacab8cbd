import { expect, it } from 'vitest';
import { admitCaller, dismissCaller } from '@/lib/desk-server/admit-caller';
import { findCaller } from '@/lib/desk-server/store/callers';
import { newKeyPair } from '@/lib/institutions/transport/keys';
import { SYSTEM } from '@/lib/kernel/actor';
import { deskWorld } from '@/tests/support/desk-world';

const { database, mall } = await deskWorld();

it('a caller is not admitted under the key of another, which would let the one be answered what the other asked', async () => {
  const [key, own, third] = [newKeyPair(), newKeyPair(), newKeyPair()].map(({ publicPem }) => publicPem);
  const admitted = (code: string, publicKeys: string) => admitCaller(database.deps, SYSTEM, { tenantCode: 'hanbit', code, publicKeys, callbackUrl: mall.callbackUrl, secret: mall.secret });
  expect(await admitted('first', key ?? '')).toMatchObject({ ok: true, value: { changed: true } });
  const refused = { ok: false, error: { code: 'input', fields: { publicKeys: 'institutions.key-of-another' } } };
  expect(await admitted('second', `${own}${key}`)).toEqual(refused);
  expect(await findCaller(database.db, 'hanbit', 'second')).toBeNull();
  expect(await dismissCaller(database.deps, SYSTEM, { tenantCode: 'hanbit', code: 'first' })).toMatchObject({ ok: true });
  expect(await admitted('second', `${own}${key}`), 'a key is free again once its caller is gone').toMatchObject({ ok: true, value: { changed: true } });
  expect(await admitted('first', key ?? '')).toEqual(refused);
  const both = await Promise.all(['third', 'fourth'].map((code) => admitted(code, third ?? '')));
  expect(both.filter(({ ok }) => ok), 'of two at the same moment one has it').toHaveLength(1);
});
