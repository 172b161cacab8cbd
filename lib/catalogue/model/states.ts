import { defineTransitions, type Transitions } from '@/lib/kernel/transitions';

/** Where a listing stands. A published one stays published while a newer version of it is written and reviewed. */
export const LISTING_STATUSES = ['DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED', 'PUBLISHED', 'UNPUBLISHED'] as const;
export type ListingStatus = (typeof LISTING_STATUSES)[number];

export const listingMoves: Transitions<ListingStatus> = defineTransitions({
  initial: 'DRAFT',
  moves: {
    DRAFT: ['SUBMITTED'],
    SUBMITTED: ['DRAFT', 'CHANGES_REQUESTED', 'PUBLISHED'],
    CHANGES_REQUESTED: ['SUBMITTED'],
    PUBLISHED: ['UNPUBLISHED'],
    UNPUBLISHED: ['PUBLISHED'],
  },
  final: [],
});

/** Where the version that is being written stands; `NONE` when nothing waits to replace what the mall shows. */
export const DRAFT_STAGES = ['NONE', 'DRAFT', 'SUBMITTED', 'CHANGES_REQUESTED'] as const;
export type DraftStage = (typeof DRAFT_STAGES)[number];

export const draftMoves: Transitions<DraftStage> = defineTransitions({
  initial: 'NONE',
  moves: {
    NONE: ['DRAFT'],
    DRAFT: ['SUBMITTED'],
    SUBMITTED: ['DRAFT', 'CHANGES_REQUESTED', 'NONE'],
    CHANGES_REQUESTED: ['SUBMITTED'],
  },
  final: [],
});

export interface DraftColumns {
  draftVersionId: string | null;
  /** Set while the draft waits for review, and only then. */
  submittedAt: unknown;
  /** Set when changes were requested, until the draft is submitted again. */
  reviewNote: string | null;
}

export function draftStage({ draftVersionId, submittedAt, reviewNote }: DraftColumns): DraftStage {
  if (draftVersionId === null) return 'NONE';
  if (submittedAt !== null) return 'SUBMITTED';
  return reviewNote === null ? 'DRAFT' : 'CHANGES_REQUESTED';
}

/** The status of a listing whose draft moved to `stage`: once it has been published, its draft no longer speaks for it. */
export function statusAfter(status: ListingStatus, stage: Exclude<DraftStage, 'NONE'>): ListingStatus {
  return status === 'PUBLISHED' || status === 'UNPUBLISHED' ? status : stage;
}

/** One physical thing with its serial number, from the shelf to the purchaser and back. */
export const UNIT_STATES = ['AVAILABLE', 'HELD', 'ALLOCATED', 'SHIPPED', 'LEASED', 'RETURNING', 'WITHDRAWN'] as const;
export type UnitState = (typeof UNIT_STATES)[number];

export const unitMoves: Transitions<UnitState> = defineTransitions({
  initial: 'AVAILABLE',
  moves: {
    AVAILABLE: ['HELD', 'WITHDRAWN'],
    HELD: ['AVAILABLE', 'ALLOCATED'],
    ALLOCATED: ['AVAILABLE', 'SHIPPED'],
    SHIPPED: ['LEASED', 'RETURNING'],
    LEASED: ['RETURNING'],
    RETURNING: ['AVAILABLE', 'WITHDRAWN'],
    WITHDRAWN: ['AVAILABLE'],
  },
  final: [],
});
