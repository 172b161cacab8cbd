import { describe, expect, it } from 'vitest';
import { contractStanding, contractTurn } from '@/lib/contracts/model/story';
import { CLAUSES } from '@/lib/contracts/model/clauses';
import { HOME_JURISDICTION, newestPack, PACKS } from '@/lib/disclosures/model/packs';
import type { Standing } from '@/lib/deliveries/model/standing';
import { consentsOf, missingConsents, type Given } from '@/lib/signing/model/consents';
import { furthestStep, SIGNING_STEPS, stepAt } from '@/lib/signing/model/steps';

const PACK = newestPack(HOME_JURISDICTION).id;
const ALL = Object.fromEntries(consentsOf(PACK).map(({ key }) => [key, '2026-03-02T01:00:00Z'])) as Given;

describe('the steps to a signature', () => {
  it('are as far as what was done', () => {
    const { [consentsOf(PACK)[0]?.key ?? 'withdrawal']: _first, ...some } = ALL;
    expect([null, { read: false, given: {} }, { read: true, given: some }, { read: true, given: ALL }].map((signing) => furthestStep(signing, PACK))).toEqual([...SIGNING_STEPS]);
  });
  it('are shown as the address asks, and no further than one has come', () => {
    expect([stepAt('read', 'sign'), stepAt('sign', 'read'), stepAt('sign', 'sign'), stepAt(undefined, 'agree'), stepAt(['read'], 'agree'), stepAt('signed', 'begin')]).toEqual(['read', 'read', 'sign', 'agree', 'agree', 'begin']);
  });
});

describe('consents', () => {
  it('are clauses that a contract has, whatever pack it was made under', () => {
    for (const { id } of PACKS) for (const { key } of consentsOf(id)) expect(CLAUSES).toContain(key);
    expect(() => consentsOf('KR-NOTHING')).toThrow('no disclosure pack');
  });
  it('are missing until each is given', () => {
    expect(missingConsents(PACK, {})).toEqual(consentsOf(PACK));
    expect(missingConsents(PACK, ALL)).toEqual([]);
  });
});

describe('where an order stands with its contract', () => {
  const accepted: Standing = { stage: 'accepted', turn: 'FINANCIER', by: null };
  const by = '2026-03-16T01:00:00Z';
  it('is said by whose turn it is', () => {
    expect(contractStanding(accepted, { turn: contractTurn('DRAWN'), signBy: null, signed: false })).toEqual({ stage: 'accepted', turn: 'MALL', by: null });
    expect(contractStanding(accepted, { turn: contractTurn('DELIVERED'), signBy: by, signed: false })).toEqual({ stage: 'to-sign', turn: 'PURCHASER', by });
    expect(contractStanding(accepted, { turn: contractTurn('SIGNED'), signBy: null, signed: true })).toEqual({ stage: 'sealing', turn: 'MALL', by: null });
  });
  it('is the order’s own elsewhere', () => {
    const contracted: Standing = { stage: 'contracted', turn: 'NOBODY', by: null };
    expect([contractStanding(contracted, { turn: 'NOBODY', signBy: null, signed: false }), contractStanding(accepted, null)]).toEqual([contracted, accepted]);
  });
});
