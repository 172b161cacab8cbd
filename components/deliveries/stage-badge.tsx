import {
  Ban, Check, CircleAlert, ClockAlert, FileCheck, FilePen, Hourglass, Inbox, Package, PackageCheck, PackageX, ScanSearch, Send, Truck, Undo2, type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Stage } from '@/lib/deliveries/model/standing';

const LOOK: Record<Stage, [Tone, LucideIcon]> = {
  form: ['neutral', FilePen], 'form-lapsed': ['neutral', Hourglass], expired: ['neutral', Ban], signed: ['moon', Hourglass],
  'to-accept': ['moon', Inbox], 'to-ship': ['accent', Package], 'ship-late': ['critical', ClockAlert], shipped: ['accent', Truck],
  delivered: ['accent', PackageCheck], 'not-received': ['caution', PackageX], received: ['accent', ScanSearch], inspected: ['accent', ScanSearch],
  decided: ['moon', Send], 'decided-defects': ['caution', CircleAlert], accepted: ['moon', FileCheck], contracted: ['positive', Check],
  returning: ['caution', Undo2], returned: ['neutral', Undo2], cancelled: ['neutral', Ban], declined: ['critical', Ban], lapsed: ['neutral', Hourglass],
  ended: ['neutral', Ban],
};

/** Where an order stands, in one word with its sign. */
export function StageBadge({ stage }: { stage: Stage }) {
  const t = useTranslations('deliveries');
  const [tone, icon] = LOOK[stage];
  return <Badge tone={tone} icon={icon}>{t(`stages.${stage}`)}</Badge>;
}
