import { Text } from '@react-pdf/renderer';
import type { Happening } from '@/domain/evidence/rules';
import { assertNever } from '@/lib/assert-never';
import { inWords } from '@/lib/i18n/evidence-words';
import { describeObjection } from './objections';
import type { PackProps } from './parts';
import { style } from './style';
import { nameOf } from './who';

/** What happened beside answers and mails: registration, visits, changed details, blocked addresses. */
export function HappeningLines({ happening, ...props }: PackProps & { happening: Happening }) {
  return (
    <>
      <Text>{headline(props, happening)}</Text>
      {happening.kind === 'details' &&
        Object.entries(happening.after).map(([field, after]) => (
          <Text key={field} style={style.small}>
            {props.t('timeline.detail', {
              field: inWords(props.t, 'field', field),
              before: happening.before[field] || props.t('none'),
              after: after || props.t('none'),
            })}
          </Text>
        ))}
      <Text style={style.small}>{props.t('timeline.outside')}</Text>
    </>
  );
}

type Blocking = Extract<Happening, { kind: 'suppressed' | 'suppressionLifted' }>;

function headline(props: PackProps, happening: Happening): string {
  const { t } = props;
  switch (happening.kind) {
    case 'registered': {
      const { staffName: name, source } = happening;
      return name
        ? t('timeline.registered', { name })
        : t('timeline.registeredBySystem', { source: inWords(t, 'source', source) });
    }
    case 'visit':
      return t('timeline.visit', { kind: inWords(t, 'kinds', happening.messageKind) });
    case 'details':
      return t('timeline.details', { who: nameOf(props, happening) });
    case 'suppressed':
    case 'suppressionLifted':
      return (
        objectionOf(props, happening) ??
        t(`timeline.${happening.kind}`, {
          reason: inWords(t, 'suppression', happening.reason),
        })
      );
    default:
      return assertNever(happening);
  }
}

/** An objection is a word of his own, and not a fault of the address; undefined for what blocks the address. */
function objectionOf(props: PackProps, { at, kind, reason }: Blocking): string | undefined {
  if (reason !== 'objection') return undefined;
  if (kind === 'suppressionLifted') return props.t('timeline.objectionLifted');
  const objection = props.evidence.objections.find((each) => +each.at === +at);
  return objection && describeObjection(props, objection);
}
