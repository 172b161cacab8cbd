const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
type Level = (typeof LEVELS)[number];

export interface Logger {
  debug(message: string, data?: Record<string, unknown>): void;
  info(message: string, data?: Record<string, unknown>): void;
  warn(message: string, data?: Record<string, unknown>): void;
  error(message: string, data?: Record<string, unknown>): void;
}

const printable = (value: unknown) =>
  value instanceof Error ? { message: value.message, stack: value.stack } : typeof value === 'bigint' ? value.toString() : value;

/** One JSON object a line on standard error, so that any collector can read it. */
export function logger(level: Level, name: string): Logger {
  const least = LEVELS.indexOf(level);
  const at = (which: Level) => (message: string, data: Record<string, unknown> = {}) => {
    if (LEVELS.indexOf(which) < least) return;
    process.stderr.write(`${JSON.stringify({ time: new Date().toISOString(), level: which, name, message, ...data }, (_, v) => printable(v))}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
