import { describe, expect, test } from 'vitest';
import { draftMoves, draftStage, DRAFT_STAGES, listingMoves, LISTING_STATUSES, statusAfter, unitMoves, UNIT_STATES } from '@/lib/catalogue/model/states';
import { allPairs, statesOf } from '@/lib/kernel/transitions';

const legal = (moves: Parameters<typeof allPairs>[0]) => allPairs(moves).filter((pair) => pair.legal).map(({ from, to }) => `${from}>${to}`);

describe('the moves', () => {
  test('of a listing are these and no others', () => {
    expect(statesOf(listingMoves)).toEqual([...LISTING_STATUSES]);
    expect(legal(listingMoves)).toEqual([
      'DRAFT>SUBMITTED', 'SUBMITTED>DRAFT', 'SUBMITTED>CHANGES_REQUESTED', 'SUBMITTED>PUBLISHED', 'CHANGES_REQUESTED>SUBMITTED',
      'PUBLISHED>UNPUBLISHED', 'UNPUBLISHED>PUBLISHED',
    ]);
  });

  test('of a draft are these and no others', () => {
    expect(statesOf(draftMoves)).toEqual([...DRAFT_STAGES]);
    expect(legal(draftMoves)).toEqual(['NONE>DRAFT', 'DRAFT>SUBMITTED', 'SUBMITTED>NONE', 'SUBMITTED>DRAFT', 'SUBMITTED>CHANGES_REQUESTED', 'CHANGES_REQUESTED>SUBMITTED']);
  });

  test('of a unit never skip the shelf, the order or the way back', () => {
    expect(statesOf(unitMoves)).toEqual([...UNIT_STATES]);
    const pairs = legal(unitMoves);
    expect(pairs).toContain('AVAILABLE>HELD');
    for (const never of ['AVAILABLE>LEASED', 'AVAILABLE>ALLOCATED', 'HELD>SHIPPED', 'LEASED>AVAILABLE', 'SHIPPED>AVAILABLE', 'HELD>WITHDRAWN', 'LEASED>WITHDRAWN']) expect(pairs).not.toContain(never);
  });
});

test('where a draft stands follows from its columns', () => {
  const stage = (draftVersionId: string | null, submittedAt: Date | null, reviewNote: string | null) => draftStage({ draftVersionId, submittedAt, reviewNote });
  expect([stage(null, null, null), stage('v', null, null), stage('v', new Date(0), null), stage('v', null, 'note')]).toEqual(['NONE', 'DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED']);
});

test('a draft speaks for its listing until it was published once', () => {
  expect(statusAfter('DRAFT', 'SUBMITTED')).toBe('SUBMITTED');
  expect(statusAfter('PUBLISHED', 'SUBMITTED')).toBe('PUBLISHED');
  expect(statusAfter('UNPUBLISHED', 'CHANGES_REQUESTED')).toBe('UNPUBLISHED');
});
