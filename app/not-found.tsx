import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

export default function NotFound() {
  const t = useTranslations('common.page');
  return <Notice title={t('notFound')} text={t('notFoundText')} />;
}
