import { requireStaff } from '@/app/_server/session';
import Forbidden from '../forbidden';

/** Where a form without JavaScript is led that the role does not allow. The proxy gives the page its status, 403. */
export default async function NoAccessPage() {
  await requireStaff();
  return <Forbidden />;
}
