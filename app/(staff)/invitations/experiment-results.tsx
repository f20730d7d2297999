import { getLocale } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { Results } from '@/components/invitations/results/results';
import { findResults } from '@/domain/results/queries';
import { mayDo } from '@/domain/staff/rules';
import type { Locale } from '@/lib/i18n/locales';

type ExperimentResultsProps = {
  experimentId: string;
  /** The letter of the variant that was decided for. */
  winner?: string;
};

/** The results of an experiment, with what a page needs to show them; nothing for an unknown one. */
export async function ExperimentResults({ experimentId, winner }: ExperimentResultsProps) {
  const { ctx, staff } = await requireStaff();
  const results = await findResults(ctx, experimentId, (await getLocale()) as Locale);
  return (
    results && <Results results={results} winner={winner} mayExport={mayDo(staff.role, 'export')} />
  );
}
