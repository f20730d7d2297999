import type { InviteBasis } from '@/domain/contacts/rules';
import type { Locale } from '@/lib/i18n/locales';
import { createChance, pick } from './chance';

const firstNames = words(
  'Anders Anita Astrid Bjørn Camilla Dag Eirik Elin Espen Frida Geir Grete Hanne Harald Ida Ingrid',
  'Jens Kari Kjersti Knut Lars Lene Liv Magnus Marit Mona Morten Nils Nina Ola Per Ragnhild',
  'Rolf Rune Sigrid Silje Stian Svein Terje Tone Tor Trine Turid Vegard Yngve Øyvind Åse Aasne',
);
const lastNames = words(
  'Aas Andersen Bakke Berg Berge Bråten Dahl Eide Fjeld Foss Grønli Haugen Hauge Helland Hovland',
  'Iversen Jensen Johnsen Karlsen Knutsen Kvam Lie Lunde Moen Myhre Nilsen Nygård Olsen Pettersen Rasmussen',
  'Ruud Sandvik Solberg Solheim Strand Sunde Sørensen Tangen Thoresen Vik Ødegård Østby Aune',
);
const titles = [
  'Daglig leder',
  'Innkjøper',
  'Prosjektleder',
  'Økonomisjef',
  'Markedssjef',
  'Driftsleder',
] as const;

/** Organisations on names that are reserved for examples (RFC 2606). */
export const organisations = [
  'Fjordbygg',
  'Nordlys Eiendom',
  'Havn og Kai',
  'Vestland Rør',
  'Bryggeriet',
  'Solvang Gartneri',
  'Tindeservice',
  'Kystfrakt',
  'Lofoten Sjømat',
  'Dalen Sag',
  'Elvebakken Skole',
  'Storgata Optikk',
  'Granli Møbler',
  'Mjøsa Trykk',
].map((name) => ({ name: `${name} AS`, domain: `${asciiName(name)}.example` }));

export type Answer = 'yes' | 'no' | null;

/** A contact of the demo, and what he will do with his invitation. */
export type Person = {
  firstName: string;
  lastName: string;
  email: string;
  title: string;
  organisation: number;
  locale: Locale;
  inviteBasis: InviteBasis;
  visits: boolean;
  answers: { personalisation: Answer; appex: Answer; group: Answer };
  /** What he does later, in some cases. */
  later: 'unsubscribes' | 'objects' | 'changesMind' | null;
};

/** The same people each time. Some never answer, some are not invited, some change their minds. */
export function listPeople(count: number): Person[] {
  const chance = createChance(20261123);
  return Array.from({ length: count }, (_, number) => {
    const firstName = pick(firstNames, chance());
    const lastName = pick(lastNames, chance());
    const organisation = Math.floor(chance() * organisations.length);
    const inviteBasis =
      chance() < 0.08
        ? 'none'
        : pick(['customer', 'customer', 'requested', 'meeting'] as const, chance());
    const visits = inviteBasis !== 'none' && chance() < 0.64;
    const finishes = visits && chance() < 0.88;
    const answer = (yesShare: number): Answer =>
      finishes && chance() < 0.94 ? (chance() < yesShare ? 'yes' : 'no') : null;
    return {
      firstName,
      lastName,
      email: `${asciiName(`${firstName} ${lastName}`)}.${number + 1}@${organisations[organisation]?.domain}`,
      title: pick(titles, chance()),
      organisation,
      locale: pick(['nb', 'nb', 'nb', 'nb', 'nb', 'nb', 'nn', 'en'] as const, chance()),
      inviteBasis,
      visits,
      answers: { personalisation: answer(0.55), appex: answer(0.74), group: answer(0.46) },
      later: pick(
        [
          null,
          null,
          null,
          null,
          null,
          null,
          'changesMind',
          'unsubscribes',
          'unsubscribes',
          'objects',
        ] as const,
        chance(),
      ),
    };
  });
}

function words(...lines: string[]): [string, ...string[]] {
  const [first = '', ...rest] = lines.join(' ').split(' ');
  return [first, ...rest];
}

/** A name as it stands in an address: lower case, dots for blanks, no Norwegian letters. */
function asciiName(name: string): string {
  const letters: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a' };
  return name
    .toLowerCase()
    .replace(/[æøå]/g, (letter) => letters[letter] ?? '')
    .replaceAll(' ', '.');
}
