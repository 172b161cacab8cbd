import type { Db } from '@/lib/platform/db';

export interface SubjectFilter {
  type?: string;
  ids: string[];
}

const NUMBER = /^[A-Z]{1,3}-?[0-9][0-9A-Z-]*$/;
const one = (text: string) => ({ where: { number: text }, select: { id: true } });

/** The ids of whatever bears this number on paper or on a screen. */
async function byNumber(db: Db, typed: string): Promise<string[]> {
  const text = typed.toUpperCase();
  if (!NUMBER.test(text)) return [];
  const found = await Promise.all([
    db.order.findUnique(one(text)), db.contract.findUnique(one(text)), db.lease.findUnique(one(text)), db.limitRequest.findUnique(one(text)), db.listing.findUnique(one(text)),
  ]);
  return found.flatMap((row) => (row ? [row.id] : []));
}

async function byMail(db: Db, typed: string): Promise<string[]> {
  if (!typed.includes('@')) return [];
  const person = await db.user.findUnique({ where: { email: typed.toLowerCase() }, select: { id: true } });
  return person ? [person.id] : [];
}

/** Whom or what an admin means: `order:o_01K…`, an id, a number, or the mail address of a person. */
export async function findSubjects(db: Db, typed: string): Promise<SubjectFilter> {
  const colon = typed.indexOf(':');
  if (colon > 0 && colon < typed.length - 1) return { type: typed.slice(0, colon), ids: [typed.slice(colon + 1)] };
  return { ids: [typed, ...await byNumber(db, typed), ...await byMail(db, typed)] };
}
