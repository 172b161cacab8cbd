import { boot, leave } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { seedDemo } from '../seed';
import { PROGRESS } from '../seed-progress';

const current = env();
if (current.mode === 'live') throw new Error('Live mode is never seeded.');
const deps = await boot(current, 'seed');
await seedDemo(deps, (progress) => { process.stdout.write(`${PROGRESS}${progress}\n`); });
await leave(deps);
