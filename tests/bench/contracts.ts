import { Temporal } from 'temporal-polyfill';
import { drawContract } from '@/lib/contracts/document/draw-contract';
import { sampleContract } from '../support/contract-sample';
import { byClients, latencyOf, timed } from './figures';
import { untilIdle } from './idle';

/* npm run bench -- contracts [documents]: JSON on standard output. Contracts of 48 months drawn one after the other, unsealed. */
const WARM_UP = 5;
const documents = Number(process.argv[2] ?? 200);

await untilIdle();
const contract = await sampleContract();
const at = Temporal.Instant.from('2026-12-09T06:02:00Z');
const durations: number[] = [];
let bytes = 0;
const draw = async () => { bytes = (await timed(durations, () => drawContract(contract, at))).length; };
await byClients(1, WARM_UP, draw);
durations.length = 0;
const seconds = await byClients(1, documents, draw);
process.stdout.write(`${JSON.stringify({ bench: 'contracts', documents, bytes, documentsPerSecond: Math.round((documents / seconds) * 10) / 10, ...latencyOf(durations) }, null, 2)}\n`);
process.exit(0);
