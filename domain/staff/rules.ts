/** How long a log-in lasts, for the row of the session as for the cookie. */
export const SESSION_HOURS = 12;

export const roles = ['reader', 'agent', 'marketer', 'dpo', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a member of staff may be asked to do. */
export type Permission =
  | 'read'
  | 'editContacts'
  | 'export'
  | 'sendNewsletters'
  | 'editInvitations'
  | 'publishWordings'
  | 'readAudit'
  | 'readAddresses'
  | 'manageSettings'
  | 'manageStaff';

const permissions: Record<Role, readonly Permission[]> = {
  reader: ['read'],
  agent: ['read', 'editContacts', 'export'],
  marketer: ['read', 'editContacts', 'export', 'sendNewsletters', 'editInvitations'],
  dpo: [
    'read',
    'editContacts',
    'export',
    'publishWordings',
    'readAudit',
    'readAddresses',
    'manageSettings',
  ],
  admin: [
    'read',
    'editContacts',
    'export',
    'sendNewsletters',
    'editInvitations',
    'publishWordings',
    'readAudit',
    'readAddresses',
    'manageSettings',
    'manageStaff',
  ],
};

export function mayDo(role: Role, permission: Permission): boolean {
  return permissions[role].includes(permission);
}
