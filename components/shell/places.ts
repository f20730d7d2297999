import { mayDo, type Permission, type Role } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';
import { roomsFor } from './rooms';

const toMake = [
  { key: 'make.contact', href: routes.newContact(), needs: 'editContacts' },
  { key: 'make.customer', href: routes.newCustomer(), needs: 'editContacts' },
  { key: 'make.newsletter', href: routes.newNewsletter(), needs: 'sendNewsletters' },
  { key: 'make.experiment', href: routes.newExperiment(), needs: 'editInvitations' },
] as const satisfies { key: string; href: string; needs: Permission }[];

/** Where the search leads besides contacts: the rooms that this role may enter, and what it may make. `key` is under `staff.shell`. */
export function placesFor(role: Role) {
  return [
    ...roomsFor(role).map(({ key, href }) => ({ key: `nav.${key}` as const, href })),
    ...toMake.filter(({ needs }) => mayDo(role, needs)),
  ];
}
