import { z } from 'zod';

export const MAX_LOW_STOCK = 999;

/** Units left at which a seller is told. Without a listing: of all that have no number of their own. Empty only with one. */
export const lowStockInput = z.strictObject({
  listingId: z.string().optional(),
  lowStockAt: z.string({ error: 'required' }).transform((typed, context) => {
    const text = typed.normalize('NFKC').trim();
    if (text === '') return null;
    const units = Number(text);
    if (/^[0-9]{1,3}$/.test(text) && units <= MAX_LOW_STOCK) return units;
    context.addIssue({ code: 'custom', message: `workplace.low-stock?most=${MAX_LOW_STOCK}` });
    return z.NEVER;
  }),
});
export type LowStockInput = z.output<typeof lowStockInput>;
