import { bareDigits } from '@/components/ui/group-digits';
import { inputProblem } from '@/lib/kernel/zod-problem';
import type { Scorecard } from '@/lib/limits/model/scorecard';
import { changedCard, pointRules, scorecardChange, typedOf, type TypedChange } from '@/lib/limits/model/scorecard-change';
import { CARD_FIELDS } from './card-fields';

export interface Tried {
  typed: TypedChange;
  /** Field → error code. */
  problems: Record<string, string>;
  /** What the address asks to try; absent where it asks nothing, or nothing that can be tried. */
  card?: Scorecard;
}

type Query = Record<string, string | string[] | undefined>;

/** What the page's address says of changed figures; what it does not say is as in force. */
export function triedOf(active: Scorecard, query: Query): Tried {
  const start = typedOf(active);
  const said = (name: string) => (typeof query[name] === 'string' ? query[name].slice(0, 40) : undefined);
  const fields = Object.fromEntries(CARD_FIELDS.map((field) => [field, said(field) ?? start[field]])) as Omit<TypedChange, 'points'>;
  const points = Object.fromEntries(pointRules(active).map(({ code }) => [code, said(`points.${code}`) ?? start.points[code] ?? '']));
  const typed: TypedChange = { ...fields, maxExposureMinor: bareDigits(fields.maxExposureMinor), points };
  if (!CARD_FIELDS.some((field) => said(field) !== undefined)) return { typed, problems: {} };
  const read = scorecardChange.safeParse(typed);
  return read.success ? { typed, problems: {}, card: changedCard(active, read.data) } : { typed, problems: inputProblem(read.error).fields ?? {} };
}
