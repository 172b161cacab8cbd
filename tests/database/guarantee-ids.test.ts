import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmClaim } from '@/lib/guarantee/confirm-claim';
import { confirmVisit } from '@/lib/guarantee/confirm-visit';
import { contestVisit } from '@/lib/guarantee/contest-visit';
import { decideObjection } from '@/lib/guarantee/decide-objection';
import { declareSellerGone } from '@/lib/guarantee/declare-seller-gone';
import { finishVisit } from '@/lib/guarantee/finish-visit';
import { moveClaim } from '@/lib/guarantee/move-claim';
import { nameSuccessor } from '@/lib/guarantee/name-successor';
import { objectToExclusion } from '@/lib/guarantee/object-to-exclusion';
import { openClaim } from '@/lib/guarantee/open-claim';
import { rejectClaim } from '@/lib/guarantee/reject-claim';
import { reopenClaim } from '@/lib/guarantee/reopen-claim';
import { replaceUnit } from '@/lib/guarantee/replace-unit';
import { resumeClock } from '@/lib/guarantee/resume-clock';
import { sayInClaim } from '@/lib/guarantee/say-in-claim';
import { claimSight, claimVersion } from '@/lib/guarantee/views/claim';
import { leaseService, sellerGone } from '@/lib/guarantee/views/lists';
import { claimPhoto } from '@/lib/guarantee/views/photo';
import { waitForPurchaser } from '@/lib/guarantee/wait-for-purchaser';
import type { Actor } from '@/lib/kernel/actor';
import { plainDateIn } from '@/lib/kernel/calendar';
import type { Result } from '@/lib/kernel/result';
import type { Deps } from '@/lib/platform/db';
import { newId } from '@/lib/platform/id';
import { errorOf, valueOf } from '@/tests/support/catalogue';
import { openRoad, type Road } from '@/tests/support/road';
import { aMember } from '@/tests/support/staff';

/* Invariant 17 of guarantees: every id of one, put by everybody into every page and every use case that takes one. */

type Who = 'nobody' | 'purchaserA' | 'purchaserB' | 'sellerA' | 'listingsA' | 'shippingA' | 'sellerB' | 'desk' | 'admin';
type Id = 'lease' | 'seller' | 'claim' | 'photo' | 'none';

let road: Road;
let people: Record<Who, Actor>;
let ids: Record<Id, string>;
const NOTE = '이 접수를 다시 봐 주세요.';
const now = () => road.clock.now();

beforeAll(async () => {
  road = await openRoad();
  const walk = await road.walk('LEASE');
  const others = await road.walk('LEASE', { seller: await road.seller('소리나무 악기') });
  const claim = valueOf(await openClaim(road.deps, walk.purchaser, { leaseId: walk.leaseId, text: NOTE, sinceOn: plainDateIn(now()), serial: walk.serial, usable: 'no', photos: [] })).claimId;
  const step = await road.db.claimStep.findFirstOrThrow({ where: { claimId: claim } });
  const photo = await road.db.storedFile.create({ data: { id: newId('f'), purpose: 'CLAIM_PHOTO', ownerId: walk.purchaser.userId, name: 'x.webp', contentType: 'image/webp', sha256: 'x', sizeBytes: 1, data: new Uint8Array(1), createdAt: new Date(0) } });
  await road.db.claimPhoto.create({ data: { fileId: photo.id, byId: walk.purchaser.userId, claimId: claim, stepId: step.id, at: new Date(0) } });
  const [listingsA, shippingA] = [await aMember(road.deps, walk.seller, ['LISTINGS']), await aMember(road.deps, walk.seller, ['SHIPPING'])];
  people = {
    nobody: { userId: '', role: 'PURCHASER', name: '' }, purchaserA: walk.purchaser, purchaserB: others.purchaser, sellerA: walk.seller, listingsA, shippingA, sellerB: others.seller, desk: road.deskPerson, admin: road.admin,
  };
  ids = { lease: walk.leaseId, seller: walk.seller.sellerId, claim, photo: photo.id, none: newId('o') };
});
afterAll(() => road.close());

type View = (deps: Deps, actor: Actor, id: string) => Promise<unknown>;
const VIEWS: Record<string, [takes: Id, seenBy: Who[], view: View]> = {
  claimSight: ['claim', ['purchaserA', 'sellerA', 'shippingA', 'desk'], ({ db }, actor, id) => claimSight(db, actor, id, now())],
  claimVersion: ['claim', ['purchaserA', 'sellerA', 'shippingA', 'desk'], ({ db }, actor, id) => claimVersion(db, actor, id)],
  claimPhoto: ['photo', ['purchaserA', 'sellerA', 'shippingA', 'desk'], ({ db }, actor, id) => claimPhoto(db, actor, id)],
  leaseService: ['lease', ['purchaserA'], ({ db }, actor, id) => leaseService(db, actor, id, now())],
  sellerGone: ['seller', ['admin'], ({ db }, actor, id) => sellerGone(db, actor, id)],
};

test.each(Object.keys(VIEWS))('%s shows each id to those who may see it, and to nobody else', async (name) => {
  const [takes, seenBy, view] = VIEWS[name] as [Id, Who[], View];
  const wrong = [];
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    for (const [kind, id] of Object.entries(ids) as [Id, string][]) {
      const seen = (await view(road.deps, actor, id)) !== null;
      if (seen !== (kind === takes && seenBy.includes(who))) wrong.push({ who, kind, seen });
    }
  }
  expect(wrong).toEqual([]);
});

type Act = (deps: Deps, actor: Actor, id: string) => Promise<Result<unknown>>;
const ACTS: Record<string, [takes: Id, by: Who[], act: Act]> = {
  openClaim: ['lease', ['purchaserA'], (deps, actor, leaseId) => openClaim(deps, actor, { leaseId, text: NOTE, sinceOn: '2026-03-03', serial: 'X', usable: 'no', photos: [] })],
  sayInClaim: ['claim', ['purchaserA', 'sellerA', 'shippingA', 'desk'], (deps, actor, claimId) => sayInClaim(deps, actor, { claimId, text: NOTE, photos: [] })],
  moveClaim: ['claim', ['sellerA', 'shippingA'], (deps, actor, claimId) => moveClaim(deps, actor, { claimId, step: 'ANSWERED', text: NOTE, photos: [] })],
  replaceUnit: ['claim', ['sellerA', 'shippingA'], (deps, actor, claimId) => replaceUnit(deps, actor, { claimId, serial: 'X-9', text: '' })],
  rejectClaim: ['claim', ['sellerA', 'shippingA'], (deps, actor, claimId) => rejectClaim(deps, actor, { claimId, exclusion: 'x', reason: NOTE })],
  waitForPurchaser: ['claim', ['sellerA', 'shippingA'], (deps, actor, claimId) => waitForPurchaser(deps, actor, { claimId, text: NOTE })],
  confirmClaim: ['claim', ['purchaserA'], (deps, actor, claimId) => confirmClaim(deps, actor, { claimId })],
  reopenClaim: ['claim', ['purchaserA'], (deps, actor, claimId) => reopenClaim(deps, actor, { claimId, text: NOTE, photos: [] })],
  objectToExclusion: ['claim', ['purchaserA'], (deps, actor, claimId) => objectToExclusion(deps, actor, { claimId, text: NOTE })],
  decideObjection: ['claim', ['desk'], (deps, actor, claimId) => decideObjection(deps, actor, { claimId, outcome: 'UPHELD', reason: NOTE })],
  resumeClock: ['claim', ['desk'], (deps, actor, claimId) => resumeClock(deps, actor, { claimId })],
  confirmVisit: ['lease', ['sellerA', 'shippingA'], (deps, actor, leaseId) => confirmVisit(deps, actor, { leaseId, no: 1, visitOn: plainDateIn(now()) })],
  finishVisit: ['lease', ['sellerA', 'shippingA'], (deps, actor, leaseId) => finishVisit(deps, actor, { leaseId, no: 1, doneOn: plainDateIn(now()), note: NOTE })],
  contestVisit: ['lease', ['purchaserA'], (deps, actor, leaseId) => contestVisit(deps, actor, { leaseId, no: 1, text: NOTE })],
  declareSellerGone: ['seller', ['admin'], (deps, actor, sellerId) => declareSellerGone(deps, actor, { sellerId, reason: NOTE })],
  nameSuccessor: ['seller', ['admin'], (deps, actor, sellerId) => nameSuccessor(deps, actor, { sellerId, successorId: sellerId, agreed: true, note: NOTE })],
};

test.each(Object.keys(ACTS))('%s finds nothing for anybody but its own person, whatever the id', async (name) => {
  const [takes, by, act] = ACTS[name] as [Id, Who[], Act];
  const wrong = [];
  const before = await road.db.auditEntry.count();
  for (const [who, actor] of Object.entries(people) as [Who, Actor][]) {
    for (const [kind, id] of Object.entries(ids) as [Id, string][]) {
      if (by.includes(who) && kind === takes) continue;
      const code = errorOf(await act(road.deps, actor, id))?.code;
      if (code !== 'not-found') wrong.push({ who, kind, code });
    }
  }
  expect(wrong).toEqual([]);
  expect(await road.db.auditEntry.count()).toBe(before);
});
