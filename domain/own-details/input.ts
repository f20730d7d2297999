import { z } from 'zod';
import { personalDetails } from '@/domain/contacts/input';
import { emailAddress } from '@/lib/email-address';

const shownText = z.string().optional();

/** What stood on the page before he wrote: what he left as it was says nothing, for it may have been changed elsewhere. */
const shown = z.strictObject({
  firstName: shownText,
  lastName: shownText,
  phone: shownText,
  title: shownText,
  email: shownText,
});
export type ShownDetails = z.output<typeof shown>;

/** What the contact himself may correct. */
export const OwnDetails = z.strictObject({
  ...personalDetails,
  email: emailAddress,
  /** Not given: everything counts. */
  shown: shown.optional(),
});
export type OwnDetails = z.output<typeof OwnDetails>;
