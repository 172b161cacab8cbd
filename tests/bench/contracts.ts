import { createHash } from 'node:crypto';
import { drawContract } from '@/lib/contracts/document/draw-contract';
import type { Evidence } from '@/lib/contracts/model/evidence';
import { sampleContract } from '../support/contract-sample';
import { newLeaf, newRoot, SEALED_AT, sealedBy } from '../support/sealed-sample';
import { wholeEvidence } from '../support/whole-evidence';
import { drawAlone, readPages, subsetFor } from './contract-peer';
import { latencyOf, medianOf, timed } from './figures';
import { untilIdle } from './idle';

/*
 * npm run bench -- contracts [rounds]: JSON on standard output. Contracts of 36 months sealed one after the other as a
 * signature has them sealed, beside the same pages drawn by the library alone; turn by turn, by the processor's clock.
 */
const [MONTHS, WARM_UP, PER_ROUND] = [36, 6, 10];
const OTHER_MONTHS = [12, 24, 48, 60];
const rounds = Number(process.argv[2] ?? 30);

type Contract = Awaited<ReturnType<typeof sampleContract>>;
interface Job { contract: Contract; evidence: Evidence }

const root = await newRoot();
const leaf = await newLeaf(root);
const jobOf = async (termMonths: number): Promise<Job> => {
  const contract = await sampleContract({ terms: { termMonths } });
  const delivered = await drawContract(contract, SEALED_AT);
  return { contract, evidence: wholeEvidence(contract, createHash('sha256').update(delivered).digest('hex')) };
};

const phases = { draw: [] as number[], seal: [] as number[], hash: [] as number[] };
async function sealed({ contract, evidence }: Job): Promise<Buffer> {
  const drawn = await timed(phases.draw, () => drawContract(contract, SEALED_AT, { evidence, strokes: null }));
  const file = await timed(phases.seal, () => sealedBy(drawn, leaf, root));
  await timed(phases.hash, () => Promise.resolve(createHash('sha256').update(file).digest('hex')));
  return file;
}

/** Of one processor: every second that any thread of this process has worked. */
async function perSecond(documents: number, work: () => Promise<Buffer>, into: number[]): Promise<number> {
  const before = process.cpuUsage();
  for (let done = 0; done < documents; done += 1) await timed(into, work);
  const { user, system } = process.cpuUsage(before);
  return (documents * 1e6) / (user + system);
}

const rounded = (value: number, digits = 1) => Number(value.toFixed(digits));

await untilIdle();
const job = await jobOf(MONTHS);
const pages = await readPages(await drawContract(job.contract, SEALED_AT, { evidence: job.evidence, strokes: null }));
const fonts = await subsetFor(pages);
const sides = { ours: () => sealed(job), peer: () => drawAlone(pages, fonts) };
const measured = { ours: { rates: [] as number[], durations: [] as number[] }, peer: { rates: [] as number[], durations: [] as number[] } };
for (let round = -WARM_UP; round < rounds; round += 1) {
  if (round === 0) for (const list of [...Object.values(phases), ...Object.values(measured).flatMap(({ rates, durations }) => [rates, durations])]) list.length = 0;
  for (const side of ['ours', 'peer'] as const) measured[side].rates.push(await perSecond(PER_ROUND, sides[side], measured[side].durations));
}

const figures = async (side: 'ours' | 'peer') => ({ perSecond: rounded(medianOf(measured[side].rates)), bytes: (await sides[side]()).length, ...latencyOf(measured[side].durations) });
const ours = { ...await figures('ours'), phasesMs: Object.fromEntries(Object.entries(phases).map(([phase, durations]) => [phase, rounded(medianOf(durations), 2)])) };
const peer = await figures('peer');
const bytesByMonths = Object.fromEntries(await Promise.all([...OTHER_MONTHS, MONTHS].map(async (months) => [months, (await sealed(await jobOf(months))).length] as const)));
process.stdout.write(`${JSON.stringify({ bench: 'contracts', months: MONTHS, documents: rounds * PER_ROUND, ours, peer, ratio: rounded(ours.perSecond / peer.perSecond, 2), bytesByMonths }, null, 2)}\n`);
process.exit(0);
