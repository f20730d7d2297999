/** What runs when, by itself. Times are UTC. */
export const schedule = [
  // Mails that became due without a wake-up: retries, and what a crash left behind.
  { task: 'deliver', match: '* * * * *' },
  // Of those who are invited little by little, the next ones.
  { task: 'releaseWaves', match: '* * * * *' },
  // The ledger is signed while there is news.
  { task: 'checkpoint', match: '* * * * *' },
  // A consent whose life is over is written down; nobody was mailed on it meanwhile.
  { task: 'expire', match: '*/5 * * * *' },
  // A whole network address is kept no longer than was decided.
  { task: 'forgetAddresses', match: '*/15 * * * *' },
  // The rule looks at the experiments that it decides, once a day.
  { task: 'decide', match: '20 5 * * *' },
  // Whose consent ends soon is told of it, by day in Norway.
  { task: 'remind', match: '10 7-16 * * *' },
  // Who has not answered an invitation is reminded of it once. The job itself knows the office hours of Norway.
  { task: 'remindInvited', match: '20 6-14 * * 1-5' },
] as const;
