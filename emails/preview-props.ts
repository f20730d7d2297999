import type { Sender } from './parts/footer';

/** The company of the previews. */
export const appex: Sender = {
  name: 'Appex',
  orgnr: '974760673',
  address: 'Storgata 1, 5003 Bergen',
  website: 'www.appex.example',
  privacyContact: 'personvern@appex.example',
};
