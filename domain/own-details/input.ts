import { z } from 'zod';
import { personalDetails } from '@/domain/contacts/input';
import { emailAddress } from '@/lib/email-address';

/** What the contact himself may correct. */
export const OwnDetails = z.strictObject({ ...personalDetails, email: emailAddress });
export type OwnDetails = z.output<typeof OwnDetails>;
