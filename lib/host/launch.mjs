import { spawn } from 'node:child_process';
const child = spawn('node_modules/.bin/node', ['--import', 'tsx', 'lib/host/cli.ts', ...process.argv.slice(2)], { stdio: 'inherit' });
child.on('exit', (code) => process.exit(code ?? 1));
