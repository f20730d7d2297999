import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

/** What was asked for is not here; the menu leads elsewhere. */
export default function NotFound() {
  const t = useTranslations('common.page');
  return <Notice title={t('notFound')} text={t('notFoundText')} isFramed />;
}
