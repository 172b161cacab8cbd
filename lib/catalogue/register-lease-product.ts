import type { Actor } from '@/lib/kernel/actor';
import { err, type Problem, type Result } from '@/lib/kernel/result';
import { write, type Deps } from '@/lib/platform/db';
import type { SaveListingInput } from './model/inputs';
import { saveListing } from './save-listing';
import { submitListing } from './submit-listing';

/**
 * The registration of a lease product: what it is, what it costs, its terms, its guarantee and its units, handed in for
 * review. All or nothing: what cannot be submitted is not saved either. Errors: those of saving and of submitting.
 */
export async function registerLeaseProduct(deps: Deps, actor: Actor, input: SaveListingInput): Promise<Result<{ listingId: string }>> {
  return write(deps, async (tx) => {
    const saved = await saveListing({ ...deps, tx }, actor, input);
    if (!saved.ok) return saved;
    const submitted = await submitListing({ ...deps, tx }, actor, { listingId: saved.value.listingId });
    return submitted.ok ? submitted : err(inForm(submitted.error));
  });
}

/** What is missing, under the names that the fields have in the registration form. */
const inForm = (problem: Problem): Problem =>
  problem.fields ? { ...problem, fields: Object.fromEntries(Object.entries(problem.fields).map(([key, code]) => [`product.${key}`, code])) } : problem;
