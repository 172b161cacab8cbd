import type { z } from 'zod';
import type { Result } from '@/lib/kernel/result';
import type { ActionForm } from '@/components/ui/use-action-form';
import type { decideAskInput, DecisionForm } from '@/lib/limits/model/desk-form';
import type { ReferredCase } from '@/lib/limits/views/desk';
import type { ObjectTo } from './objections/object-form';

type AskAgain = (input: { askId: string }) => Promise<Result<unknown>>;

/** What a purchaser can do with the answers to a request. */
export interface RequestActions {
  choose: (input: { approvalId: string }) => Promise<Result<{ orderId: string }>>;
  takeOffer: (input: { askId: string; offerId: string }) => Promise<Result<unknown>>;
  askAgain: AskAgain;
  object: ObjectTo;
}

/** What the form of the desk's proposal is given. */
export interface DecideProps {
  referred: ReferredCase;
  action: (input: z.input<typeof decideAskInput>) => Promise<Result<{ proposalId: string }>>;
}

/** What the fields of each verdict are given: one form holds them all. */
export interface VerdictProps {
  referred: ReferredCase;
  form: ActionForm<DecisionForm>;
}
