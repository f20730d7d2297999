/** The chart of consents goes back so far. */
export const CHART_DAYS = 30;

export type SetupStep = 'companies' | 'staff' | 'contacts';

/** What is still to be done before the product can be used, in the order to do it. */
export function missingSteps(setup: Record<SetupStep, number>): SetupStep[] {
  const isMissing: Record<SetupStep, boolean> = {
    companies: setup.companies === 0,
    // Whoever reads this is logged in: one account alone means that the colleagues are missing.
    staff: setup.staff < 2,
    contacts: setup.contacts === 0,
  };
  return (['companies', 'staff', 'contacts'] as const).filter((step) => isMissing[step]);
}
