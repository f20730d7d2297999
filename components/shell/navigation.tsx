'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'next-intl';
import type { Role } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';
import styles from './navigation.module.css';
import { roomsFor } from './rooms';

/** The rooms that a role may enter, with the current one marked. */
export function Navigation({ role }: { role: Role }) {
  const t = useTranslations('staff.shell');
  const pathname = usePathname();
  const isCurrent = (href: string) =>
    href === routes.home()
      ? pathname === href
      : pathname === href || pathname.startsWith(`${href}/`);
  return (
    <nav aria-label={t('navigation')}>
      <ul className={styles.list}>
        {roomsFor(role).map(({ key, href, Icon, ...room }) => (
          <li key={key}>
            <Link
              href={href}
              className={styles.link}
              aria-current={isCurrent(href) ? 'page' : undefined}
              data-keys={'keys' in room ? room.keys : undefined}
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
