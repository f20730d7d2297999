import { z } from 'zod';
import { emailAddress } from '@/lib/email-address';
import { roles } from './rules';

/** NIST SP 800-63B, section 5.1.1: length is what makes a password strong; 1024 only bounds the work. */
export const PASSWORD_LENGTH_MIN = 12;
export const PASSWORD_LENGTH_MAX = 1024;

export const LogIn = z.strictObject({
  email: z.string('required').min(1, 'required').max(320),
  password: z.string('required').min(1, 'required').max(PASSWORD_LENGTH_MAX),
});
export type LogIn = z.output<typeof LogIn>;

export const AddStaff = z.strictObject({
  email: emailAddress,
  name: z.string('required').trim().min(1, 'required').max(100),
  title: z.string().trim().max(100).default(''),
  role: z.enum(roles),
  password: z.string().min(PASSWORD_LENGTH_MIN, 'passwordTooShort').max(PASSWORD_LENGTH_MAX),
  companyKey: z.string().optional(),
});
export type AddStaff = z.output<typeof AddStaff>;
