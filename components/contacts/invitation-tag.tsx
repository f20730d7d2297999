import {
  CheckmarkIcon,
  ClockIcon,
  DoorIcon,
  EnvelopeClosedIcon,
  ExclamationmarkTriangleIcon,
  MinusIcon,
  XMarkIcon,
} from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import { StateTag } from '@/components/ui/state-tag';
import type { InvitationProgress } from '@/domain/contact-search/rules';

const looks = {
  notInvited: { tone: 'quiet', icon: MinusIcon },
  queued: { tone: 'quiet', icon: ClockIcon },
  sent: { tone: 'quiet', icon: EnvelopeClosedIcon },
  opened: { tone: 'note', icon: DoorIcon },
  answered: { tone: 'good', icon: CheckmarkIcon },
  suppressed: { tone: 'bad', icon: XMarkIcon },
  failed: { tone: 'bad', icon: ExclamationmarkTriangleIcon },
} as const;

/** How far the invitation has come. */
export function InvitationTag({ progress }: { progress: InvitationProgress }) {
  const t = useTranslations('staff.contacts.invitation');
  return <StateTag {...looks[progress]}>{t(progress)}</StateTag>;
}
