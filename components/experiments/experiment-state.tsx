import {
  CheckmarkCircleIcon,
  ClockDashedIcon,
  PauseIcon,
  PencilLineIcon,
  PlayIcon,
} from '@navikt/aksel-icons';
import { useTranslations } from 'next-intl';
import { StateTag } from '@/components/ui/state-tag';
import type { ExperimentState } from '@/domain/experiments/rules';

const looks = {
  draft: { tone: 'note', icon: PencilLineIcon },
  running: { tone: 'good', icon: PlayIcon },
  paused: { tone: 'note', icon: PauseIcon },
  decided: { tone: 'good', icon: CheckmarkCircleIcon },
  ended: { tone: 'quiet', icon: ClockDashedIcon },
} as const;

/** Where an experiment stands, as icon and word. */
export function ExperimentStateTag({ state }: { state: ExperimentState }) {
  const t = useTranslations('staff.experiments.states');
  return <StateTag {...looks[state]}>{t(state)}</StateTag>;
}
