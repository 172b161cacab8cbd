import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundleIslands, folder } from './bundle-islands.ts';
import type { IslandFiles } from './document.ts';
import { ISLAND_LIST } from './island-files.ts';

/* Builds what makes the islands of the mall's documents alive, beside the framework's own files, which it serves with long caching. */
const { files, main, first, product } = await bundleIslands();
const unfit = files.filter(({ text }) => /\bprocess\.env\b/.test(text));
if (unfit.length > 0) throw new Error(`A browser has no process: ${unfit.map(({ name }) => name).join(', ')}`);
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
for (const { name, contents } of files) writeFileSync(path.join(folder, name), contents);
const address = (name: string) => `/_next/static/islands/${name}`;
const list: IslandFiles = { main: address(main), beside: [{ at: '/', files: first.map(address) }, { at: '/p/', files: product.map(address) }] };
writeFileSync(ISLAND_LIST, JSON.stringify(list));
