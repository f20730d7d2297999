import { useTranslations } from 'next-intl';
import { ChipLink } from '@/components/data-table/chip-link';
import { type TimelineFilter as Filter, timelineFilters } from '@/domain/timeline/rules';
import styles from './timeline-filter.module.css';

type TimelineFilterProps = { chosen: Filter; href: (filter: Filter) => string };

/** Chooses what the timeline shows. Links, so that the choice is in the address. */
export function TimelineFilter({ chosen, href }: TimelineFilterProps) {
  const t = useTranslations('staff.timeline.filter');
  return (
    <ul className={styles.filter} aria-label={t('label')}>
      {timelineFilters.map((filter) => (
        <li key={filter}>
          <ChipLink href={href(filter)} isChosen={filter === chosen}>
            {t(filter)}
          </ChipLink>
        </li>
      ))}
    </ul>
  );
}
