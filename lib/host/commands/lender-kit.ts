import { readFileSync } from 'node:fs';
import { createPublicKey } from 'node:crypto';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { thumbprint } from '@/lib/institutions/transport/keys';
import { mayBeCalled } from '@/lib/institutions/model/address';
import { CallbackListener } from '@/lib/lender-kit/callback-listener';
import { PATIENCE, type KitOptions } from '@/lib/lender-kit/kit';
import { countOf, countText, jsonText, verdictText } from '@/lib/lender-kit/print';
import { runKit } from '@/lib/lender-kit/run-kit';

const HELP = `npm run lender-kit -- --url URL --key FILE --secret whsec_… --listen PORT

Plays a mall against an institution's server and says what that server must mend. Needs no database.

  --url URL          base address of the institution, for example http://127.0.0.1:9400/v1 (plain HTTP on this machine alone)
  --key FILE         the mall's private key (PEM, PKCS #8, Ed25519); the institution has registered its public half
  --keyid ID         under which it did so; otherwise the key's RFC 7638 thumbprint
  --secret whsec_…   of the callbacks
  --listen PORT      where callbacks come: http://127.0.0.1:PORT/events, or any path that ends so
  --code CODE        what the institution is called in consents; otherwise "institution"
  --public-key FILE  of the institution's contract signatures (PEM, SPKI, Ed25519)
  --wait SECONDS     how long a callback is waited for; otherwise 30
  --json             one report in JSON instead of lines

The exit is 0 when nothing failed, 1 when something did, 2 when something here is missing.
`;

const OPTIONS = {
  url: { type: 'string' }, key: { type: 'string' }, keyid: { type: 'string' }, secret: { type: 'string' }, listen: { type: 'string' },
  code: { type: 'string' }, 'public-key': { type: 'string' }, wait: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean' },
} as const;

/** What was given and cannot be used, as a sentence for who typed it. */
class Unusable extends Error {}

function given(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS }).values;
  } catch (error) {
    throw new Unusable(error instanceof Error ? error.message : String(error));
  }
}

function readPem(flag: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new Unusable(`--${flag}: ${file} cannot be read.`);
  }
}

function publicHalf(flag: string, pem: string): string {
  try {
    const key = createPublicKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key.export({ type: 'spki', format: 'pem' }).toString();
  } catch {
    // Said below.
  }
  throw new Unusable(`--${flag}: that is no Ed25519 key in PEM.`);
}

function signerOf(file: string, keyid: string | undefined): KitOptions['signer'] {
  const privatePem = readPem('key', file);
  if (!/-----BEGIN PRIVATE KEY-----/.test(privatePem)) throw new Unusable('--key: give the private key (PEM, PKCS #8, Ed25519); it begins with -----BEGIN PRIVATE KEY-----.');
  return { keyId: keyid ?? thumbprint(publicHalf('key', privatePem)), privatePem };
}

function wholeNumber(flag: string, text: string, least: number, most: number): number {
  if (/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new Unusable(`--${flag}: give a whole number from ${least} to ${most}.`);
}

function settingsOf(values: ReturnType<typeof given>) {
  const { url, key, secret, listen, keyid, code = 'institution', wait } = values;
  if (url === undefined) throw new Unusable('Give --url, the institution’s base address, for example http://127.0.0.1:9400/v1.');
  if (!mayBeCalled(url)) throw new Unusable('--url: give an https address; plain http is for this machine alone (127.0.0.1, localhost).');
  if (key === undefined) throw new Unusable('Give --key, the file of the mall’s private key.');
  if (secret === undefined) throw new Unusable('Give --secret, the secret of the callbacks (whsec_…).');
  if (!/^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(secret)) throw new Unusable('--secret: it begins with whsec_, and base64 follows.');
  if (listen === undefined) throw new Unusable('Give --listen, the port on which callbacks come.');
  const signer = signerOf(key, keyid);
  const contractKey = values['public-key'];
  return {
    url, signer, secret, code, port: wholeNumber('listen', listen, 1, 65_535),
    ...(contractKey === undefined ? {} : { publicKey: publicHalf('public-key', readPem('public-key', contractKey)) }),
    waitMs: wait === undefined ? PATIENCE.waitMs : wholeNumber('wait', wait, 1, 3_600) * 1000,
  };
}

async function play({ port, secret, ...settings }: ReturnType<typeof settingsOf>, json: boolean): Promise<number> {
  const now = () => Temporal.Now.instant();
  const listener = await CallbackListener.listen({ port, secret, now }).catch((error: NodeJS.ErrnoException) => {
    throw new Unusable(`--listen: port ${port} cannot be listened on (${error.code ?? error.message}).`);
  });
  try {
    const sleep = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms); });
    const told = json ? undefined : (verdict: Parameters<typeof verdictText>[0]) => { process.stdout.write(verdictText(verdict)); };
    const verdicts = await runKit({ ...PATIENCE, ...settings, listener, now, sleep }, told ? { told } : {});
    const count = countOf(verdicts);
    process.stdout.write(json ? jsonText(verdicts) : countText(count));
    return count.failed > 0 ? 1 : 0;
  } finally {
    await listener.close();
  }
}

/** `npm run lender-kit -- …`: an institution's server against the protocol, before it is connected. */
export async function run(args: string[]): Promise<number> {
  try {
    const values = given(args);
    if (values.help) {
      process.stdout.write(HELP);
      return 0;
    }
    return await play(settingsOf(values), values.json ?? false);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    process.stderr.write(`${error.message}\nWhat there is: npm run lender-kit -- --help\n`);
    return 2;
  }
}
