import { useTranslations } from 'next-intl';

type NamedActor = { type: 'contact' | 'staff' | 'system'; name: string | null };

/** The contact by his first name, a colleague by his full name, the system by its own word. */
export function useActorName(actor: NamedActor, firstName: string): string {
  const t = useTranslations('staff.timeline.actor');
  if (actor.type === 'contact') return firstName || t('contact');
  return actor.type === 'staff' && actor.name ? actor.name : t('system');
}
