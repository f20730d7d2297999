import { Checkbox, Input } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { WEIGHT_MAX } from '@/domain/experiment-setup/input';
import styles from './form.module.css';

type CellProps = {
  cell: string;
  words: { text: string; sender: string };
  variant: { label: string; weight: number } | undefined;
  isWeighted: boolean;
};

/** A text with a sender: whether it is tried, and how often where the draw is weighted. */
export function Cell({ cell, words, variant, isWeighted }: CellProps) {
  const t = useTranslations('staff.experiments');
  return (
    <div className={styles.small}>
      <input type="hidden" name="shown" value={cell} />
      <Checkbox
        name="kept"
        value={cell}
        defaultChecked={variant !== undefined}
        label={
          <>
            {variant?.label ?? t('leftOut')} <span className="ds-sr-only">{t('cell', words)}</span>
          </>
        }
      />
      {isWeighted && variant && (
        <Input
          type="number"
          name={`weights.${cell}`}
          min={1}
          max={WEIGHT_MAX}
          defaultValue={variant.weight}
          data-size="sm"
          aria-label={t('weightOf', { label: variant.label })}
        />
      )}
    </div>
  );
}
