import { Checkbox, Field, Input, Label, ValidationMessage } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { errorKey } from '@/components/ui/form-field';
import styles from './form.module.css';

type CellProps = {
  cell: string;
  words: { text: string; sender: string };
  variant: { label: string; weight: number } | undefined;
  isWeighted: boolean;
  /** What is wrong with the weight, as a code of `common.error`. */
  problem: string | undefined;
};

/** A text with a sender: whether it is tried, and how often where the draw is weighted. */
export function Cell({ cell, words, variant, isWeighted, problem }: CellProps) {
  const t = useTranslations('staff.experiments');
  const common = useTranslations('common');
  return (
    <div className={styles.cell}>
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
        <Field data-size="sm" className={styles.weight}>
          <Label>
            {t('weight')} <span className="ds-sr-only">{variant.label}</span>
          </Label>
          <Input
            type="number"
            name={`weights.${cell}`}
            defaultValue={variant.weight}
            aria-invalid={problem ? true : undefined}
          />
          {problem && <ValidationMessage>{common(errorKey(problem))}</ValidationMessage>}
        </Field>
      )}
    </div>
  );
}
