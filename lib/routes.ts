/** Every path of the product. Links are made here and nowhere else. */
export const routes = {
  home: () => '/',
  noAccess: () => '/no-access',
  login: (next?: string) => withQuery('/login', next ? { next } : {}),
  contacts: (query?: Record<string, string>) => withQuery('/contacts', query),
  findContacts: (query: Record<string, string>) => withQuery('/contacts/find', query),
  newContact: (query?: Record<string, string>) => withQuery('/contacts/new', query),
  contact: (id: string, query?: Record<string, string>) => withQuery(`/contacts/${id}`, query),
  /** The entry of the timeline that an event stands in. */
  contactEvent: (id: string, eventId: string, query?: Record<string, string>) =>
    `${withQuery(`/contacts/${id}`, query)}#event-${eventId}`,
  contactAsOfFile: (id: string, query?: Record<string, string>) =>
    withQuery(`/contacts/${id}/as-of`, query),
  contactConsent: (id: string) => `/contacts/${id}/consent`,
  contactEvents: (id: string) => `/contacts/${id}/events`,
  customers: (query?: Record<string, string>) => withQuery('/customers', query),
  newCustomer: () => '/customers/new',
  customer: (id: string, query?: Record<string, string>) => withQuery(`/customers/${id}`, query),
  invitations: () => '/invitations',
  waves: (query?: Record<string, string>) => withQuery('/invitations/waves', query),
  newWave: () => '/invitations/waves/new',
  wave: (id: string) => `/invitations/waves/${id}`,
  newExperiment: (query?: Record<string, string>) => withQuery('/invitations/new', query),
  experiment: (id: string, query?: Record<string, string>) =>
    withQuery(`/invitations/${id}`, query),
  editExperiment: (id: string, query?: Record<string, string>) =>
    withQuery(`/invitations/${id}/edit`, query),
  /** The mail as it would be now: of the words that are posted, else of those that are kept. */
  experimentBody: (id: string, query?: Record<string, string>) =>
    withQuery(`/invitations/${id}/body`, query),
  variant: (id: string) => `/invitations/variants/${id}`,
  variantBody: (id: string, query?: Record<string, string>) =>
    withQuery(`/invitations/variants/${id}/body`, query),
  resultsFile: (experimentId: string) => `/invitations/${experimentId}/results/file`,
  lists: () => '/lists',
  list: (key: string, query?: Record<string, string>) => withQuery(`/lists/${key}`, query),
  listAsOfFile: (key: string, query?: Record<string, string>) =>
    withQuery(`/lists/${key}/as-of`, query),
  newsletters: (query?: Record<string, string>) => withQuery('/newsletters', query),
  newNewsletter: (query?: Record<string, string>) => withQuery('/newsletters/new', query),
  newsletter: (id: string, query?: Record<string, string>) =>
    withQuery(`/newsletters/${id}`, query),
  newsletterBody: (id: string, query?: Record<string, string>) =>
    withQuery(`/newsletters/${id}/body`, query),
  outbox: (query?: Record<string, string>) => withQuery('/outbox', query),
  message: (id: string) => `/outbox/${id}`,
  messageBody: (id: string) => `/outbox/${id}/body`,
  levels: () => '/levels',
  level: (key: string, query?: Record<string, string>) => withQuery(`/levels/${key}`, query),
  editLevel: (key: string, query?: Record<string, string>) =>
    withQuery(`/levels/${key}/edit`, query),
  publishLevel: (key: string) => `/levels/${key}/publish`,
  previewLevel: (key: string, query?: Record<string, string>) =>
    withQuery(`/levels/${key}/preview`, query),
  audit: (query?: Record<string, string>) => withQuery('/audit', query),
  auditExport: () => '/audit/export',
  asOf: (query?: Record<string, string>) => withQuery('/audit/as-of', query),
  asOfFile: (query?: Record<string, string>) => withQuery('/audit/as-of/file', query),
  settings: () => '/settings',
  evidence: (contactId: string) => `/contacts/${contactId}/evidence`,
  portal: (token: string, query?: Record<string, string>) => withQuery(`/p/${token}`, query),
  ownData: (token: string) => `/p/${token}/data`,
  eraseOwnData: (token: string, query?: Record<string, string>) =>
    withQuery(`/p/${token}/erase`, query),
  erased: (query?: Record<string, string>) => withQuery('/p/erased', query),
  confirmEmail: (token: string, query?: Record<string, string>) =>
    withQuery(`/p/confirm/${token}`, query),
  unsubscribe: (token: string, query?: Record<string, string>) => withQuery(`/u/${token}`, query),
  oneClickUnsubscribe: (token: string) => `/api/unsubscribe/${token}`,
  preferences: (query?: Record<string, string>) => withQuery('/preferences', query),
  contactMe: (query?: Record<string, string>) => withQuery('/contact-me', query),
  pixel: (token: string) => `/api/pixel/${token}`,
  click: (token: string, url: string) => withQuery(`/api/click/${token}`, { url }),
  health: () => '/api/health',
} as const;

function withQuery(path: string, query: Record<string, string> = {}): string {
  const text = new URLSearchParams(query).toString();
  return text ? `${path}?${text}` : path;
}
