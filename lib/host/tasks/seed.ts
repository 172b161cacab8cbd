import { boot } from '@/lib/platform/boot';
import { env } from '@/lib/platform/env';
import { seedDemo } from '../seed';

const current = env();
if (current.mode === 'live') throw new Error('Live mode is never seeded.');
const deps = await boot(current, 'seed');
await seedDemo(deps);
await deps.db.$disconnect();
