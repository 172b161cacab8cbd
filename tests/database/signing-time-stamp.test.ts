import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentCheck } from '@/lib/checking/views/document-check';
import { SEAL_MINUTES } from '@/lib/contracts/model/sealing';
import { resumeSeals } from '@/lib/signing/resume-seals';
import { sealContract } from '@/lib/signing/seal-contract';
import type { Deps } from '@/lib/platform/db';
import { openRoad, type Road, type Walk } from '@/tests/support/road';
import { TimeStampServer, type Mood } from '@/tests/support/time-stamp-server';

/* Where a time-stamp server is configured, a seal has its stamp or there is no seal. */

let road: Road;
let server: TimeStampServer;
let deps: Deps;
beforeAll(async () => {
  road = await openRoad();
  server = await TimeStampServer.start(() => road.clock.now());
  deps = { ...road.deps, env: { ...road.deps.env, timestampUrl: server.url } };
});
afterAll(async () => {
  await server.close();
  await road.close();
});

const stateOf = async ({ contractId }: Walk) => (await road.db.contract.findUniqueOrThrow({ where: { id: contractId } })).state;
const files = ({ contractId }: Walk) => road.db.storedFile.count({ where: { ownerId: contractId } });
const told = ({ contractId }: Walk) => road.db.notification.count({ where: { kind: 'contracts.unsealed', userId: road.admin.userId, href: `/admin/contracts/${contractId}` } });

/** What a check of the sealed file says of its time. */
async function timeOf({ contractId }: Walk) {
  const { sealed } = await road.db.contract.findUniqueOrThrow({ where: { id: contractId }, include: { sealed: true } });
  const found = await documentCheck(road.db, sealed?.data ?? new Uint8Array());
  if (!found.ok) throw new Error(found.error.code);
  const { verdict, file } = found.value;
  return { verdict, time: file.checks.find(({ name }) => name === 'time')?.state, by: file.stampedBy };
}

test('a seal is stamped by it', async () => {
  const walk = await road.walk('CONTRACT_SIGNED');
  expect(await sealContract(deps, walk)).toEqual({ ok: true, value: null });
  expect(await timeOf(walk)).toEqual({ verdict: 'AUTHENTIC', time: 'PASSED', by: '시점 확인 시험 서버' });
});

test.each<Mood>(['refuse', 'other-digest', 'broken-signature', 'nonsense', 'error'])('one that answers %s is never done without: nothing is sealed until it stamps, and the admins are told once', async (mood) => {
  const walk = await road.walk('CONTRACT_SIGNED');
  server.mood = mood;
  await expect(sealContract(deps, walk)).rejects.toThrow();
  expect([await stateOf(walk), await files(walk)]).toEqual(['SIGNED', 1]);
  for (let turn = 0; turn < 2; turn += 1) {
    road.clock.advance({ minutes: SEAL_MINUTES + 1 });
    await resumeSeals(deps);
  }
  expect(await told(walk)).toBe(1);
  expect(await road.db.lease.count({ where: { contractId: walk.contractId } })).toBe(0);
  server.mood = 'stamp';
  expect(await sealContract(deps, walk)).toEqual({ ok: true, value: null });
  expect([await stateOf(walk), await files(walk)]).toEqual(['SEALED', 2]);
  expect((await timeOf(walk)).time).toBe('PASSED');
});
