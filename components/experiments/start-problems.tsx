import { useTranslations } from 'next-intl';
import { TextLink } from '@/components/ui/text-link';
import { type StartProblem, VARIANTS_MAX } from '@/domain/experiment-setup/rules';
import { assertNever } from '@/lib/assert-never';
import { routes } from '@/lib/routes';

type StartProblemsProps = { experimentId: string; problems: StartProblem[] };

/** What must be put right before the start, each with the way to where it is. */
export function StartProblems({ experimentId, problems }: StartProblemsProps) {
  return (
    <ul>
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>
          <Problem experimentId={experimentId} problem={problem} />
        </li>
      ))}
    </ul>
  );
}

type ProblemProps = { experimentId: string; problem: StartProblem };

function Problem({ experimentId, problem }: ProblemProps) {
  const t = useTranslations('staff.experiments');
  switch (problem.code) {
    case 'noVariants':
      return t('problem.noVariants');
    case 'tooManyVariants':
      return t('problem.tooManyVariants', { count: problem.count, max: VARIANTS_MAX });
    case 'colleagueGone':
      return t('problem.colleagueGone', { name: problem.name });
    case 'noDirector':
      return t('problem.noDirector', { company: problem.companyName });
    case 'audienceTaken':
      return t.rich('problem.audienceTaken', {
        link: () => (
          <TextLink href={routes.experiment(problem.experimentId)}>{problem.name}</TextLink>
        ),
      });
    case 'languageMissing':
    case 'field': {
      const { textId, textName, locale } = problem;
      const href = routes.editExperiment(experimentId, { text: textId, lang: locale });
      const link = () => <TextLink href={href}>{textName}</TextLink>;
      const language = t(`in.${locale}`);
      if (problem.code === 'languageMissing')
        return t.rich('problem.languageMissing', { link, language });
      const { part, found } = problem;
      const place = { link, language, part: t(`part.${part}`), found };
      return t.rich(`problem.${problem.kind}`, place);
    }
    default:
      return assertNever(problem);
  }
}
