import { Button } from '@digdir/designsystemet-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { LongName } from '@/components/ui/long-name';
import { RecordTable } from '@/components/ui/record-table';
import type { SetupView } from '@/domain/experiment-setup/queries';
import { routes } from '@/lib/routes';

type VariantListProps = {
  setup: SetupView;
  /** Whether one of them may be chosen now. */
  mayDecide: boolean;
};

/** The variants of an experiment, each with the way to its mail, and to going on with it alone. */
export function VariantList({ setup, mayDecide }: VariantListProps) {
  const t = useTranslations('staff.experiments');
  const sender = useTranslations('staff.invitations.senderOf');
  const isWeighted = setup.method === 'weighted';
  return (
    <RecordTable
      label={t('variants')}
      columns={[
        { key: 'label', label: t('variant') },
        { key: 'text', label: t('text') },
        { key: 'sender', label: t('sender') },
        ...(isWeighted ? [{ key: 'weight', label: t('weight'), numeric: true }] : []),
        ...(mayDecide ? [{ key: 'decide', label: t('deed') }] : []),
      ]}
      rows={setup.variants.map((each) => ({
        id: each.id,
        cells: {
          label: (
            <Link href={routes.variant(each.id)}>{t('variantOf', { label: each.label })}</Link>
          ),
          text: <LongName>{setup.texts.find(({ id }) => id === each.textId)?.name}</LongName>,
          sender: each.senderName ?? sender(each.sender),
          weight: each.weight,
          decide: (
            <Button asChild variant="secondary" data-size="sm">
              <Link href={routes.experiment(setup.id, { decide: each.id })}>
                {t('decide', { label: each.label })}
              </Link>
            </Button>
          ),
        },
      }))}
    />
  );
}
