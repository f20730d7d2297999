import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

export default function Forbidden() {
  const t = useTranslations('common.page');
  return <Notice title={t('forbidden')} text={t('forbiddenText')} />;
}
