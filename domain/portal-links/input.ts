import { z } from 'zod';
import { emailAddress } from '@/lib/email-address';

/** Who wants a new link. */
export const RequestNewLink = z.strictObject({ email: emailAddress });
export type RequestNewLink = z.output<typeof RequestNewLink>;
