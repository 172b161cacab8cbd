import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { z } from 'zod';
import { categoryNames } from '@/lib/catalogue/views/mall';
import { callersOf } from '@/lib/desk-server/views';
import { admitCaller, dismissCaller } from '@/lib/desk-server/admit-caller';
import { makeNextKey } from '@/lib/desk-server/make-next-key';
import { callerInput } from '@/lib/desk-server/model/caller-input';
import { pauseInstitution, removeInstitution, resumeInstitution, type StatusChanged } from '@/lib/institutions/change-status';
import { ensureSigningKey } from '@/lib/institutions/ensure-signing-key';
import { institutionRef, registration } from '@/lib/institutions/model/institution';
import { saveRegistration } from '@/lib/institutions/save-registration';
import { tryInstitution } from '@/lib/institutions/try-institution';
import { turnKeyWhenKnown } from '@/lib/institutions/turn-key-when-known';
import { institutionsForAdmin, type InstitutionView } from '@/lib/institutions/views';
import { SYSTEM } from '@/lib/kernel/actor';
import type { Problem, Result } from '@/lib/kernel/result';
import { inputProblem } from '@/lib/kernel/zod-problem';
import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { problemText } from '@/lib/platform/messages';

/* What `npm run institution` does, in the app's own environment. */
class Refused extends Error {}

const FLAGS = {
  code: '--code', nameKo: '--name', nameEn: '--name-en', baseUrl: '--url', secret: '--secret', publicKeys: '--public-key', policy: '--policy',
  businessNumber: '--business-number', addressKo: '--address-ko', addressEn: '--address-en', phone: '--phone', callbackUrl: '--callback-url', tenantCode: '--of',
} as const;

const say = (line: string) => { process.stdout.write(`${line}\n`); };

function sentence({ code, fields, params }: Problem): string {
  const lines = Object.entries(fields ?? {}).map(([field, why]) => `${Object.hasOwn(FLAGS, field) ? FLAGS[field as keyof typeof FLAGS] : `--policy, ${field.replace(/^policy\./, '')}`}: ${problemText('en', why, params)}`);
  return lines.length > 0 ? lines.join('\n') : problemText('en', code, params);
}

function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Refused(sentence(result.error));
  return result.value;
}

function read<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw new Refused(sentence(inputProblem(parsed.error)));
  return parsed.data;
}

function file(name: string): string {
  try {
    return readFileSync(name, 'utf8');
  } catch (error) {
    throw new Refused(`${name} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function json(name: string): unknown {
  try {
    return JSON.parse(file(name));
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${name} is not JSON.`);
  }
}

const text = { type: 'string' } as const;
const several = { type: 'string', multiple: true } as const;
const flag = { type: 'boolean' } as const;

function options<T extends Record<string, typeof text | typeof several | typeof flag>>(args: string[], of: T) {
  try {
    return parseArgs({ args, options: of }).values;
  } catch (error) {
    throw new Refused(`${error instanceof Error ? error.message : String(error)}\nThere are: ${Object.keys(of).map((name) => `--${name}`).join(', ')}.`);
  }
}

const deps = await boot(env(), 'institution');

/** The registry knows no catalogue, so this is asked here: of a category that nobody has, a financier would never be asked. */
async function mustBeCategories(codes: readonly string[]): Promise<void> {
  const known = (await categoryNames(deps.db)).map(({ code }) => code);
  const strange = codes.filter((code) => !known.includes(code));
  if (strange.length > 0) throw new Refused(`--policy, categories: the mall has no ${strange.map((code) => JSON.stringify(code)).join(', ')}. It has: ${known.join(', ')}.`);
}

async function add(args: string[]): Promise<void> {
  const given = options(args, {
    code: text, name: text, 'name-en': text, url: text, secret: text, policy: text, 'public-key': several, 'business-number': text, 'address-ko': text, 'address-en': text, phone: text,
  });
  const input = read(registration, {
    code: given.code, nameKo: given.name, nameEn: given['name-en'] ?? '', baseUrl: given.url, secret: given.secret ?? '', publicKeys: (given['public-key'] ?? []).map(file).join('\n'),
    policy: given.policy === undefined ? {} : json(given.policy), businessNumber: given['business-number'] ?? '', addressKo: given['address-ko'] ?? '', addressEn: given['address-en'] ?? '', phone: given.phone ?? '',
  });
  await mustBeCategories(input.policy.categories ?? []);
  const { changed } = must(await saveRegistration(deps, SYSTEM, input));
  say(changed ? `${input.nameKo} (${input.code}) is registered and may be asked.` : `${input.nameKo} (${input.code}) is registered like this already.`);
  say(`It calls back at ${deps.env.baseUrl}/api/institutions/${input.code}/events`);
  say('It needs the mall\'s public key: npm run institution -- key');
  if (!input.addressKo) say('Contracts name its web address until --address-ko is given.');
}

function lineText({ state, retryAt, lastError }: InstitutionView['line']): string {
  const why = lastError === null || lastError === 'about:blank' ? 'without a word why' : lastError;
  if (state === 'CLOSED') return 'line good';
  return retryAt !== null && Date.parse(retryAt) > Date.now() ? `line rests until ${retryAt} (${why})` : `line rested, the next call tries it (${why})`;
}

const linesOf = ({ code, nameKo, kind, status, baseUrl, line, calls }: InstitutionView): string => {
  const [last] = calls;
  const heard = last ? `last call ${last.at}: ${last.status ?? last.error ?? 'no answer'} after ${last.durationMs} ms` : 'never called';
  return [code.padEnd(12), nameKo, kind === 'DESK' ? 'in house' : baseUrl ?? '', status, ...(kind === 'DESK' ? [] : [lineText(line), heard])].join(' · ');
};

async function list(): Promise<void> {
  for (const each of await institutionsForAdmin(deps.db, SYSTEM)) say(linesOf(each));
}

async function test(code: string): Promise<number> {
  const tried = must(await tryInstitution(deps, SYSTEM, read(institutionRef, { code })));
  say('ms' in tried.health ? `Health: well, ${tried.health.ms} ms.` : `Health: ${tried.health.wrong}.`);
  const what = {
    ok: 'Signed question: taken.', 'refused-signature': 'Signed question: our signature was refused. Does it know our key? npm run institution -- key', 'not-asked': 'Signed question: not asked.',
    other: `Signed question: answered with ${tried.seen ?? 'nothing'} where 404 was expected.`,
  } as const;
  say(what[tried.signed]);
  return tried.signed === 'ok' && 'ms' in tried.health ? 0 : 1;
}

async function change(verb: string, code: string): Promise<void> {
  const acts = { pause: pauseInstitution, resume: resumeInstitution, remove: removeInstitution };
  const said = { pause: 'is paused: nothing new is asked of it', resume: 'is asked again', remove: 'is removed: what rests on it already is served to its end' };
  const act = verb as keyof typeof acts;
  const { changed }: StatusChanged = must(await acts[act](deps, SYSTEM, read(institutionRef, { code })));
  say(changed ? `${code} ${said[act]}.` : `${code} was so already.`);
}

async function key([verb, ...args]: string[]): Promise<void> {
  if ((verb !== undefined && verb !== 'next' && verb !== 'turn') || (verb !== 'turn' && args.length > 0)) throw new Refused('Say key, key next or key turn [--anyway].');
  const shown = verb === 'next' ? must(await makeNextKey(deps, SYSTEM)) : verb === 'turn' ? await turned(options(args, { anyway: flag }).anyway ?? false) : await own();
  say(shown.keyId);
  say(shown.pem.trim());
}

/** Each financier that is asked is asked under the next key first. */
async function turned(anyway: boolean) {
  const { strangersTo, silent, ...key } = must(await turnKeyWhenKnown(deps, SYSTEM, { anyway }));
  say('Signs from now on:');
  for (const name of strangersTo) say(`${name} refuses this key: it refuses all our requests until it has registered it.`);
  for (const name of silent) say(`${name} gave no answer that says whether it knows this key: npm run institution -- test CODE`);
  return key;
}

async function own() {
  const pair = must(await ensureSigningKey(deps));
  return { keyId: pair.keyId, pem: pair.publicPem };
}

async function caller([verb, ...args]: string[]): Promise<void> {
  if (verb === 'add') {
    const given = options(args, { code: text, 'public-key': several, 'callback-url': text, secret: text, of: text });
    const input = read(callerInput, {
      code: given.code, publicKeys: (given['public-key'] ?? []).map(file).join('\n'), callbackUrl: given['callback-url'], secret: given.secret, tenantCode: given.of ?? 'desk',
    });
    const { changed, keyIds } = must(await admitCaller(deps, SYSTEM, input));
    say(changed ? `${input.code} may ask.` : `${input.code} is registered like this already.`);
    say(`It asks at ${deps.env.baseUrl}/api/institution/v1${input.tenantCode === 'desk' ? '' : `/${input.tenantCode}`} and signs with keyid ${keyIds.join(' or ')}.`);
  } else if (verb === 'remove') {
    const [code = '', ...rest] = args;
    must(await dismissCaller(deps, SYSTEM, { code, tenantCode: options(rest, { of: text }).of ?? 'desk' }));
    say(`${code} may not ask any more.`);
  } else if (verb === 'list') {
    for (const each of await callersOf(deps.db, SYSTEM)) say([each.code.padEnd(12), `asks ${each.tenantCode}`, each.callbackUrl, each.keyIds.join(' ')].join(' · '));
  } else {
    throw new Refused('Say caller add, caller list or caller remove CODE.');
  }
}

async function run([verb = '', ...args]: string[]): Promise<number> {
  switch (verb) {
    case 'add': await add(args); return 0;
    case 'list': await list(); return 0;
    case 'test': return test(args[0] ?? '');
    case 'key': await key(args); return 0;
    case 'caller': await caller(args); return 0;
    default: await change(verb, args[0] ?? ''); return 0;
  }
}

let code = 1;
try {
  code = await run(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stderr.write(`${error.message}\n`);
} finally {
  await leave(deps);
}
process.exit(code);
