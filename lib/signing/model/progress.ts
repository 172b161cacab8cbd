/** How far a purchaser is on the way to a signature, in its order. */
export const STEPS = ['delivered', 'opened', 'read', 'agreed', 'code'] as const;
export type Step = (typeof STEPS)[number];

/** Each step with when it was done, RFC 3339; of the clauses how many are agreed to. */
export interface Progress {
  steps: Record<Step, string | null>;
  agreed: number;
  clauses: number;
}

/** The last step that was done. */
export const lastStep = ({ steps }: Progress): Step => STEPS.findLast((step) => steps[step] !== null) ?? 'delivered';
