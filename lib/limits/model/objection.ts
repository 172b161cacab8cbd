import { z } from 'zod';
import { optionalText } from '@/lib/accounts/model/text';
import { defineTransitions, type Transitions } from '@/lib/kernel/transitions';

/** A person answers an objection within this; the purchaser is shown the instant. */
export const OBJECTION_HOURS = 72;

/** Agreed to with the objection: the desk looks at what was stated once more. A changed text gets a new version. */
export const OBJECTION_CONSENT = { code: 'OBJECTION_REVIEW', version: '2026-11' } as const;

export const OBJECTION_STATES = ['OPEN', 'ANSWERED'] as const;
export type ObjectionState = (typeof OBJECTION_STATES)[number];

export const objectionMoves: Transitions<ObjectionState> = defineTransitions({ initial: 'OPEN', moves: { OPEN: ['ANSWERED'], ANSWERED: [] }, final: ['ANSWERED'] });

/** KEPT: the decline stands. LOOK_AGAIN: a person at the desk decides on the same terms once more. */
export const OBJECTION_OUTCOMES = ['KEPT', 'LOOK_AGAIN'] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

const id = z.string({ error: 'invalid' }).min(1, 'required').max(60, 'invalid');
const words = optionalText(1000).refine((text) => text.length > 0, 'required');

export const objectInput = z.strictObject({ askId: id, text: words });
export type ObjectInput = z.output<typeof objectInput>;

export const answerObjectionInput = z.strictObject({ objectionId: id, outcome: z.enum(OBJECTION_OUTCOMES, { error: 'choose' }), answer: words });
export type AnswerObjection = z.output<typeof answerObjectionInput>;
