import { useTranslations } from 'next-intl';
import { Notice } from '@/components/ui/notice';

/** The role does not reach this far; the menu leads elsewhere. */
export default function Forbidden() {
  const t = useTranslations('common.page');
  return <Notice title={t('forbidden')} text={t('forbiddenText')} isFramed />;
}
