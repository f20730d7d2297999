'use client';

import {
  Buildings3Icon,
  BulletListIcon,
  CogIcon,
  EnvelopeClosedIcon,
  FileTextIcon,
  MenuGridIcon,
  NewspaperIcon,
  PaperplaneIcon,
  PersonIcon,
  ShieldIcon,
} from '@navikt/aksel-icons';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { routes } from '@/lib/routes';
import styles from './navigation.module.css';

const entries = [
  { key: 'overview', href: routes.home(), Icon: MenuGridIcon },
  { key: 'contacts', href: routes.contacts(), Icon: PersonIcon },
  { key: 'customers', href: routes.customers(), Icon: Buildings3Icon },
  { key: 'invitations', href: routes.invitations(), Icon: EnvelopeClosedIcon },
  { key: 'lists', href: routes.lists(), Icon: BulletListIcon },
  { key: 'newsletters', href: routes.newsletters(), Icon: NewspaperIcon },
  { key: 'outbox', href: routes.outbox(), Icon: PaperplaneIcon },
  { key: 'levels', href: routes.levels(), Icon: FileTextIcon },
  { key: 'audit', href: routes.audit(), Icon: ShieldIcon },
  { key: 'settings', href: routes.settings(), Icon: CogIcon },
] as const;

/** The ten rooms of the staff pages, with the current one marked. */
export function Navigation() {
  const t = useTranslations('staff.shell');
  const pathname = usePathname();
  const isCurrent = (href: string) =>
    href === routes.home()
      ? pathname === href
      : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <nav aria-label={t('navigation')}>
      <ul className={styles.list}>
        {entries.map(({ key, href, Icon }) => (
          <li key={key}>
            <Link
              href={href}
              className={styles.link}
              aria-current={isCurrent(href) ? 'page' : undefined}
            >
              <Icon aria-hidden fontSize="1.375rem" />
              {t(`nav.${key}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
