import { z } from 'zod';

/** What was looked through is applied; `submit`: what is written goes to review, else it stays a draft. */
export const applyImportInput = z.strictObject({ importId: z.string(), submit: z.boolean() });
export type ApplyImportInput = z.output<typeof applyImportInput>;

/** What the job carries. */
export const applyImportJob = z.strictObject({ importId: z.string() });

/** A file of five thousand listings with long descriptions is smaller. */
export const MAX_CSV_BYTES = 8 * 1024 * 1024;
