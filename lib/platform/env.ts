import { z } from 'zod';

const LOCAL_WEB = 'http://localhost:3000';

/** What live mode must be given and the demo makes for itself. */
export const SECRETS = ['NEXTAUTH_SECRET', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY', 'DALMADA_KEY'] as const;

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL that begins with ${protocols.join(' or ')}//`,
  });

const schema = z.object({
  DALMADA_MODE: z.enum(['demo', 'live']).optional(),
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  MIGRATION_DATABASE_URL: url(['postgres:', 'postgresql:']).optional(),
  NEXTAUTH_URL: url(['http:', 'https:']).default(LOCAL_WEB),
  NEXTAUTH_SECRET: z.string().min(32, 'must have at least 32 characters'),
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: z.string().min(32, 'must have at least 32 characters'),
  DALMADA_KEY: z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits (32 bytes)'),
  MAIL_URL: url(['smtp:', 'smtps:']).optional(),
  MAIL_FROM: z.string().default('달마다 <no-reply@dalmada.test>'),
  KAKAO_CLIENT_ID: z.string().optional(),
  KAKAO_CLIENT_SECRET: z.string().optional(),
  NAVER_CLIENT_ID: z.string().optional(),
  NAVER_CLIENT_SECRET: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  SOCIAL_URL: url(['http:', 'https:']).optional(),
  STRIPE_SECRET_KEY: z.string().optional(),
  STRIPE_WEBHOOK_SECRET: z.string().optional(),
  SANDBOX_GATEWAY_URL: url(['http:', 'https:']).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  WORKER_CONCURRENCY: z.coerce.number().int().min(1).max(100).default(8),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
  TIMESTAMP_URL: url(['http:', 'https:']).optional(),
  TRUST_PROXY: z.enum(['0', '1']).optional(),
  FAULT_POINT: z.string().optional(),
});

export interface Env {
  mode: 'demo' | 'live';
  databaseUrl: string;
  databasePool: number;
  baseUrl: string;
  sessionSecret: string;
  /** 32 bytes, hexadecimal: encrypts what rests in the database (callback secrets, private keys). */
  encryptionKey: string;
  mailUrl: string | undefined;
  mailFrom: string;
  /** Keys of those who may vouch for people; absent where none were given. */
  social: Partial<Record<'kakao' | 'naver' | 'google', { clientId: string; clientSecret: string }>>;
  /** The demo alone: a server that plays all of them. */
  socialUrl: string | undefined;
  /** Keys of Stripe; without them the demo has its sandbox gateway, and live mode none. */
  stripe: { secretKey: string; webhookSecret: string } | undefined;
  /** The demo alone: another server that plays the sandbox gateway. */
  sandboxUrl: string | undefined;
  workerConcurrency: number;
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** A time-stamp server (RFC 3161) for the seals; without it they have none. */
  timestampUrl: string | undefined;
  /** Whether a proxy of ours stands before the web, whose word on a caller's address is believed. */
  trustProxy: boolean;
  faultPoint: string | undefined;
}

/** @throws Error where one of a pair is missing. */
function socialKeys(v: z.output<typeof schema>): Env['social'] {
  const pairs = { kakao: [v.KAKAO_CLIENT_ID, v.KAKAO_CLIENT_SECRET], naver: [v.NAVER_CLIENT_ID, v.NAVER_CLIENT_SECRET], google: [v.GOOGLE_CLIENT_ID, v.GOOGLE_CLIENT_SECRET] } as const;
  const given = Object.entries(pairs).filter(([, pair]) => pair.some(Boolean));
  return Object.fromEntries(given.map(([name, [clientId, clientSecret]]) => {
    if (!clientId || !clientSecret) throw new Error(`${name.toUpperCase()}_CLIENT_ID and ${name.toUpperCase()}_CLIENT_SECRET belong together: one of them is not set.`);
    return [name, { clientId, clientSecret }];
  }));
}

/** @throws Error where one of the two is missing. */
function stripeKeys({ STRIPE_SECRET_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret }: z.output<typeof schema>): Env['stripe'] {
  if (!secretKey && !webhookSecret) return undefined;
  if (!secretKey || !webhookSecret) throw new Error('STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET belong together: one of them is not set.');
  return { secretKey, webhookSecret };
}

/** @throws Error with one line per variable that makes no sense, and the way out. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) =>
      `${issue.path.join('.')}: ${given[String(issue.path[0])] === undefined ? 'is not set' : issue.message}`);
    throw new Error(`The environment makes no sense:\n  ${lines.join('\n  ')}\nSee .env.example for every variable and what it means.`);
  }
  const v = parsed.data;
  const mode = v.DALMADA_MODE ?? 'live';
  if (mode === 'live' && !given.MAIL_FROM) throw new Error('MAIL_FROM is not set: live mode sends its mail from an address of yours (for example 달마다 <mall@your.example>).');
  if (mode === 'live' && !v.MAIL_URL) {
    throw new Error('MAIL_URL is not set: live mode sends its mail over SMTP (for example smtp://user:password@mail.example:587).');
  }
  if (mode === 'live' && v.SOCIAL_URL) throw new Error('SOCIAL_URL is set: it puts another server in the place of Kakao, Naver and Google, which live mode refuses.');
  if (mode === 'live' && v.SANDBOX_GATEWAY_URL) throw new Error('SANDBOX_GATEWAY_URL is set: the sandbox gateway takes no money, and live mode refuses it. Set STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET to collect.');
  return {
    mode, databaseUrl: v.DATABASE_URL, databasePool: v.DATABASE_POOL, baseUrl: v.NEXTAUTH_URL.replace(/\/$/, ''),
    sessionSecret: v.NEXTAUTH_SECRET, encryptionKey: v.DALMADA_KEY, mailUrl: v.MAIL_URL, mailFrom: v.MAIL_FROM,
    social: socialKeys(v), socialUrl: v.SOCIAL_URL?.replace(/\/$/, ''),
    stripe: stripeKeys(v), sandboxUrl: v.SANDBOX_GATEWAY_URL?.replace(/\/$/, ''),
    workerConcurrency: v.WORKER_CONCURRENCY, logLevel: v.LOG_LEVEL, faultPoint: v.FAULT_POINT, timestampUrl: v.TIMESTAMP_URL,
    trustProxy: (v.TRUST_PROXY ?? (mode === 'live' ? '1' : '0')) === '1',
  };
}

let cached: Env | undefined;
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** What this process was given, for the commands that start other processes with more. */
export const inheritedEnv = (): Record<string, string | undefined> => ({ ...process.env });

/** Whether pages are rebuilt at every change; the browser's tools then evaluate code. */
export const inDevelopment = (): boolean => process.env.NODE_ENV === 'development';

/** Whether pages are being built; there is no database then. */
export const isBuilding = (): boolean => process.env.NEXT_PHASE === 'phase-production-build';
