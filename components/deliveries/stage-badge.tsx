import {
  Ban, CalendarX2, CircleCheck, ClipboardCheck, FileClock, FilePen, FileX, Hourglass, Inbox, MessageSquareWarning, Package, PackageCheck, PackageX, PenLine, Stamp,
  ScanSearch, Send, TriangleAlert, Truck, Undo2, type LucideIcon,
} from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Badge, type Tone } from '@/components/ui/badge';
import type { Stage } from '@/lib/deliveries/model/standing';

const LOOK: Record<Stage, { tone: Tone; icon: LucideIcon }> = {
  form: { tone: 'neutral', icon: FilePen },
  'form-lapsed': { tone: 'neutral', icon: FilePen },
  expired: { tone: 'neutral', icon: CalendarX2 },
  signed: { tone: 'moon', icon: Hourglass },
  'to-accept': { tone: 'moon', icon: Inbox },
  'to-ship': { tone: 'accent', icon: Package },
  'ship-late': { tone: 'critical', icon: TriangleAlert },
  shipped: { tone: 'accent', icon: Truck },
  delivered: { tone: 'accent', icon: PackageCheck },
  'not-received': { tone: 'critical', icon: PackageX },
  received: { tone: 'accent', icon: ScanSearch },
  inspected: { tone: 'accent', icon: ClipboardCheck },
  'serial-differs': { tone: 'critical', icon: TriangleAlert },
  decided: { tone: 'moon', icon: Send },
  'decided-defects': { tone: 'caution', icon: MessageSquareWarning },
  accepted: { tone: 'moon', icon: FileClock },
  'to-sign': { tone: 'moon', icon: PenLine },
  sealing: { tone: 'moon', icon: Stamp },
  contracted: { tone: 'positive', icon: CircleCheck },
  returning: { tone: 'caution', icon: Undo2 },
  uncontracted: { tone: 'caution', icon: FileX },
  withdrawn: { tone: 'caution', icon: Undo2 },
  'given-up': { tone: 'caution', icon: PackageX },
  returned: { tone: 'neutral', icon: Undo2 },
  cancelled: { tone: 'neutral', icon: Ban },
  declined: { tone: 'neutral', icon: Ban },
  lapsed: { tone: 'neutral', icon: CalendarX2 },
  ended: { tone: 'neutral', icon: Ban },
};

/** Where an order stands, in an icon and a word. */
export function StageBadge({ stage }: { stage: Stage }) {
  const t = useTranslations('deliveries.stages');
  return <Badge tone={LOOK[stage].tone} icon={LOOK[stage].icon}>{t(stage)}</Badge>;
}
