import { readdirSync, readFileSync } from 'node:fs';

const LOOK_MS = 200;

/** Resident memory of a process and those it began, in MB, where the system tells (`/proc`); else null. */
function residentMb(group: number): number | null {
  let pages = 0;
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ');
        // State, parent, group, … and the pages that are in memory, 22 places on.
        if (Number(fields[2]) === group) pages += Number(fields[21]);
      } catch {
        // It ended while it was looked at.
      }
    }
  } catch {
    return null;
  }
  return Math.round((pages * 4096) / 1_000_000);
}

/** Looks at a process group until it is asked. */
export function watchMemory(group: number): { peakMb(): number | null } {
  let peak = residentMb(group);
  const timer = setInterval(() => { peak = Math.max(peak ?? 0, residentMb(group) ?? 0) || null; }, LOOK_MS);
  return {
    peakMb: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
