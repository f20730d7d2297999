import {
  CheckmarkIcon,
  ClockIcon,
  ExclamationmarkTriangleIcon,
  PaperplaneIcon,
  QuestionmarkIcon,
  StopIcon,
} from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import { StateTag } from '@/components/ui/state-tag';
import type { MessageState } from '@/domain/messages/rules';

const looks = {
  queued: { tone: 'quiet', icon: ClockIcon },
  sending: { tone: 'quiet', icon: PaperplaneIcon },
  sent: { tone: 'good', icon: CheckmarkIcon },
  failed: { tone: 'bad', icon: ExclamationmarkTriangleIcon },
  suppressed: { tone: 'note', icon: StopIcon },
  unknown: { tone: 'note', icon: QuestionmarkIcon },
} as const;

/** What became of a mail, as icon and word. */
export function MessageStateTag({ state }: { state: MessageState }) {
  const t = useTranslations('staff.outbox.states');
  return <StateTag {...looks[state]}>{t(state)}</StateTag>;
}
