'use client';

import { Button } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations('common');
  return (
    <Notice title={t('page.failed')} text={t('page.failedText')} isFramed>
      <Button onClick={reset}>{t('save.retry')}</Button>
    </Notice>
  );
}
