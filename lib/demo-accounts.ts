/** The people of the demo, one for each role at least. They exist only where nothing is real. */
export const demoPassword = 'samtykke-demo';

export const demoAccounts = [
  { email: 'kari.moe@appex.example', name: 'Kari Moe', title: 'Kundeansvarlig', role: 'agent' },
  { email: 'roy.hansen@appex.example', name: 'Roy Hansen', title: 'Kundeansvarlig', role: 'agent' },
  {
    email: 'marius.berg@appex.example',
    name: 'Marius Berg',
    title: 'Markedssjef',
    role: 'marketer',
  },
  { email: 'pia.ness@appex.example', name: 'Pia Ness', title: 'Personvernombud', role: 'dpo' },
  {
    email: 'anne.lid@appex.example',
    name: 'Anne Lid',
    title: 'Administrerende direktør',
    role: 'admin',
  },
  { email: 'lars.vik@appex.example', name: 'Lars Vik', title: 'Rådgiver', role: 'reader' },
] as const;
