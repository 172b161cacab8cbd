import { z } from 'zod';
import { line } from '@/lib/accounts/model/text';

export const MAX_SERIAL = 64;
/** Units that one form may add. */
export const MAX_NEW_UNITS = 500;

/** What is printed on the thing: compared as capitals without the spaces around it, so that one thing has one serial. */
export const serialNumber = line(MAX_SERIAL).transform((text) => text.normalize('NFKC').toUpperCase());

const linesOf = (typed: string) => typed.split(/[\n,]/).map((each) => each.trim()).filter((each) => each !== '');

/** One serial a line (or parted by commas), as typed into one field; empty is no unit. A repeat is named: `catalogue.serial-twice?serial=…`. */
export const serials = z.string({ error: 'required' })
  .transform(linesOf)
  .pipe(z.array(z.string()).max(MAX_NEW_UNITS, 'catalogue.too-many-units'))
  .transform((typed, context) => {
    const read = typed.map((each) => serialNumber.safeParse(each));
    const bad = read.find((each) => !each.success);
    if (bad) context.addIssue({ code: 'custom', message: bad.error?.issues[0]?.message ?? 'invalid' });
    const found = read.flatMap((each) => (each.success ? [each.data] : []));
    const twice = found.find((each, index) => found.indexOf(each) < index);
    if (twice) context.addIssue({ code: 'custom', message: `catalogue.serial-twice?${new URLSearchParams({ serial: twice })}` });
    return bad ? z.NEVER : found;
  });

export const addUnitsInput = z.strictObject({
  listingId: z.string(),
  serials: serials.refine((found) => found.length > 0, 'required'),
});
export type AddUnitsInput = z.output<typeof addUnitsInput>;

export const unitInput = z.strictObject({ listingId: z.string(), unitId: z.string() });
export type UnitInput = z.output<typeof unitInput>;
