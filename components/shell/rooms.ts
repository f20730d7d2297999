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
import { mayDo, type Permission, type Role } from '@/domain/staff/rules';
import { routes } from '@/lib/routes';

/** The ten rooms of the staff pages, and the keys that lead to two of them. */
const rooms = [
  { key: 'overview', href: routes.home(), Icon: MenuGridIcon },
  { key: 'contacts', href: routes.contacts(), Icon: PersonIcon, keys: 'g k' },
  { key: 'customers', href: routes.customers(), Icon: Buildings3Icon },
  { key: 'invitations', href: routes.invitations(), Icon: EnvelopeClosedIcon },
  { key: 'lists', href: routes.lists(), Icon: BulletListIcon },
  { key: 'newsletters', href: routes.newsletters(), Icon: NewspaperIcon, keys: 'g n' },
  { key: 'outbox', href: routes.outbox(), Icon: PaperplaneIcon },
  { key: 'levels', href: routes.levels(), Icon: FileTextIcon },
  { key: 'audit', href: routes.audit(), Icon: ShieldIcon, needs: 'readAudit' },
  { key: 'settings', href: routes.settings(), Icon: CogIcon },
] as const satisfies Room[];

type Room = {
  key: string;
  href: string;
  Icon: typeof MenuGridIcon;
  keys?: string;
  needs?: Permission;
};

/** The rooms that a role may enter. */
export function roomsFor(role: Role) {
  return rooms.filter((room) => mayDo(role, 'needs' in room ? room.needs : 'read'));
}
