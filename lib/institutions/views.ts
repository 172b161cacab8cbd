import { isOfTheHouse, type Actor } from '@/lib/kernel/actor';
import type { Db } from '@/lib/platform/db';
import { profileSchema, type InstitutionProfile } from './model/institution';
import { PATIENCE_MINUTES } from './model/events';
import { policySchema, type Policy } from './model/policy';
import type { registrationStart } from './model/registration-form';
import { findMallKeys, type KeyOfMall } from './key-store';

const NO_PROFILE: InstitutionProfile = { businessNumber: '', addressKo: '', addressEn: '', phone: '' };

export interface CallView {
  id: string;
  method: string;
  path: string;
  /** HTTP status; null where no answer came. */
  status: number | null;
  durationMs: number;
  error: string | null;
  at: string;
}

export interface EventView {
  eventId: string;
  type: string;
  subject: string;
  version: number;
  outcome: 'APPLIED' | 'STALE' | 'QUARANTINED' | 'IGNORED' | 'NOTED' | null;
  note: string | null;
  receivedAt: string;
  /** Until when what it is about is looked for; null once it is settled. */
  waitsUntil: string | null;
}

export interface LineView {
  state: 'CLOSED' | 'OPEN' | 'PROBING';
  failures: number;
  retryAt: string | null;
  lastError: string | null;
}

export interface InstitutionView {
  id: string;
  code: string;
  nameKo: string;
  nameEn: string;
  kind: 'DESK' | 'HTTP';
  status: 'ACTIVE' | 'PAUSED' | 'REMOVED';
  baseUrl: string | null;
  keyIds: string[];
  policy: Policy;
  profile: InstitutionProfile;
  /** Whether it is asked now: one that failed again and again rests. */
  line: LineView;
  calls: CallView[];
  events: EventView[];
}

const LAST = 10;

/** One outside financier as its form shows it; null for who is not of the house, and where there is none. */
export async function registeredForAdmin(db: Db, actor: Actor, code: string): Promise<Parameters<typeof registrationStart>[0] | null> {
  if (!isOfTheHouse(actor)) return null;
  const row = await db.institution.findFirst({ where: { code, kind: 'HTTP' } });
  if (!row) return null;
  const { nameKo, nameEn, baseUrl, policy, profile, publicKeys } = row;
  return {
    code, nameKo, nameEn, baseUrl: baseUrl ?? '', policy: policySchema.safeParse(policy).data ?? {}, publicKeys: (publicKeys as { pem: string }[]).map(({ pem }) => pem.trim()).join('\n'),
    ...(profileSchema.safeParse(profile).data ?? NO_PROFILE),
  };
}

export interface KeysView {
  /** The key that signs, made with the first request; undefined before. */
  signs: KeyOfMall | undefined;
  next: KeyOfMall | undefined;
}

/** The mall's own public keys, which financiers register. */
export async function mallKeysForAdmin(db: Db, actor: Actor): Promise<KeysView> {
  const keys = isOfTheHouse(actor) ? await findMallKeys(db) : [];
  return { signs: keys.find((key) => key.signs), next: keys.find((key) => !key.signs) };
}

/** Every financier with its policy, its last calls and callbacks; nobody but an admin sees any. */
export async function institutionsForAdmin(db: Db, actor: Actor): Promise<InstitutionView[]> {
  if (!isOfTheHouse(actor)) return [];
  const rows = await db.institution.findMany({
    orderBy: [{ position: 'asc' }, { code: 'asc' }],
    include: { circuit: true, calls: { orderBy: { id: 'desc' }, take: LAST }, events: { orderBy: [{ receivedAt: 'desc' }, { eventId: 'desc' }], take: LAST } },
  });
  return rows.map(({ id, code, nameKo, nameEn, kind, status, baseUrl, publicKeys, policy, profile, circuit, calls, events }) => ({
    id, code, nameKo, nameEn, kind, status, baseUrl,
    policy: policySchema.safeParse(policy).data ?? {},
    profile: profileSchema.safeParse(profile).data ?? NO_PROFILE,
    line: { state: circuit?.state ?? 'CLOSED', failures: circuit?.failures ?? 0, retryAt: circuit?.retryAt?.toISOString() ?? null, lastError: circuit?.lastError ?? null },
    keyIds: (publicKeys as { keyId: string }[]).map((key) => key.keyId),
    calls: calls.map((call) => ({
      id: call.id.toString(), method: call.method, path: call.path, status: call.status, durationMs: call.durationMs, error: call.error, at: call.at.toISOString(),
    })),
    events: events.map((event) => ({
      eventId: event.eventId, type: event.type, subject: event.subject, version: event.version, outcome: event.outcome, note: event.note, receivedAt: event.receivedAt.toISOString(),
      waitsUntil: event.outcome === null ? new Date(event.receivedAt.getTime() + PATIENCE_MINUTES * 60_000).toISOString() : null,
    })),
  }));
}
