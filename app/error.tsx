'use client';

import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

export default function Failed({ reset }: { reset: () => void }) {
  const t = useTranslations('common');
  return (
    <Notice title={t('page.failed')} text={t('page.failedText')}>
      <button type="button" onClick={reset}>
        {t('save.retry')}
      </button>
    </Notice>
  );
}
