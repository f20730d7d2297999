import { useTranslations } from 'next-intl';
import { Card } from '@/components/ui/card';
import type { Results, VariantResults } from '@/domain/results/queries';
import type { ResultKnowledge } from '@/domain/results/rules';
import { FactorFigures } from './factor-figures';
import { FactorTable } from './factor-table';
import { InteractionSentence } from './interaction-sentence';
import styles from './results.module.css';
import { useSenderName } from './use-sender-name';

type FactorsProps = {
  variants: VariantResults[];
  /** The questions of the portal. */
  asked: Results['levels'];
  known: Pick<ResultKnowledge, 'texts' | 'senders' | 'interaction'>;
  sharesHold: boolean;
};

/** What is known of each text and each sender, and whether they work together. */
export function Factors({ variants, asked, known, sharesHold }: FactorsProps) {
  const t = useTranslations('staff.results');
  const nameOfSender = useSenderName();
  const senderInSentence = useSenderName('inSentence');
  const textName = (id: string) => variants.find(({ textId }) => textId === id)?.textName ?? '';
  const bySender = (id: string) => variants.find(({ senderId }) => senderId === id);
  const senderName = (id: string) => nameOfSender(bySender(id));
  const { texts, senders, interaction } = known;
  return (
    <Card title={t('factors')}>
      <p className={styles.quiet}>{t('factorHint')}</p>
      <FactorTable factor="texts" levels={texts} nameOf={textName} sharesHold={sharesHold} />
      <FactorFigures factor="texts" levels={texts} asked={asked} nameOf={textName} />
      <FactorTable factor="senders" levels={senders} nameOf={senderName} sharesHold={sharesHold} />
      <FactorFigures factor="senders" levels={senders} asked={asked} nameOf={senderName} />
      {sharesHold && (
        <p className={styles.quiet}>
          <InteractionSentence
            interaction={interaction}
            textName={textName}
            senderName={(id) => senderInSentence(bySender(id))}
          />
        </p>
      )}
    </Card>
  );
}
