/*
 * What Korean Excel saves as CSV. It is EUC-KR with those syllables added that KS X 1001 has not: in their own order, in
 * places that EUC-KR leaves free. The decoder that comes with Node knows EUC-KR alone, and a shop's 샾 is not in it.
 */

const FIRST_SYLLABLE = 0xac00;
const SYLLABLES = 11_172;

/** Second bytes of the added syllables: letters of either case, then what lies above ASCII. */
const TRAILS = [...span(0x41, 0x5a), ...span(0x61, 0x7a), ...span(0x81, 0xfe)];
/** From this first byte on, the upper second bytes are EUC-KR's own. */
const SHORT_FROM = 0xa1;
const SHORT = TRAILS.filter((trail) => trail < 0xa1).length;

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

let added: string[] | undefined;

/** The syllables that are not in KS X 1001, in order. */
function addedSyllables(): string[] {
  if (added) return added;
  const rows = span(0xb0, 0xc8).flatMap((lead) => span(0xa1, 0xfe).flatMap((trail) => [lead, trail]));
  const known = new Set(new TextDecoder('euc-kr').decode(Uint8Array.from(rows)));
  added = Array.from({ length: SYLLABLES }, (_, index) => String.fromCodePoint(FIRST_SYLLABLE + index)).filter((each) => !known.has(each));
  return added;
}

function addedAt(lead: number, trail: number): string | undefined {
  const place = TRAILS.indexOf(trail);
  if (lead < 0x81 || lead > 0xc6 || place < 0) return undefined;
  if (lead < SHORT_FROM) return addedSyllables()[(lead - 0x81) * TRAILS.length + place];
  return place < SHORT ? addedSyllables()[(SHORT_FROM - 0x81) * TRAILS.length + (lead - SHORT_FROM) * SHORT + place] : undefined;
}

/** @throws TypeError for bytes that mean nothing in CP949, as a fatal TextDecoder does */
export function decodeCp949(bytes: Uint8Array): string {
  const decoder = new TextDecoder('euc-kr', { fatal: true });
  let text = '';
  let from = 0;
  const take = (to: number) => {
    if (to > from) text += decoder.decode(bytes.subarray(from, to));
  };
  for (let at = 0; at < bytes.length; at += 1) {
    const [lead = 0, trail = 0] = [bytes[at], bytes[at + 1]];
    if (lead < 0x81) continue;
    const syllable = addedAt(lead, trail);
    if (syllable !== undefined) {
      take(at);
      text += syllable;
      from = at + 2;
    }
    at += 1;
  }
  take(bytes.length);
  return text;
}
