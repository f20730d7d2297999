import { Hr, Link, Section } from '@react-email/components';
import type { Words } from '../words';
import { styles } from './styles';
import { ClearLink, Small } from './text';

/** The one thing that a mail asks for. */
export function Button({ label, href }: { label: string; href: string }) {
  return (
    <Section style={styles.buttonPlace}>
      <Link className="button" href={href} style={styles.button}>
        {label}
      </Link>
    </Section>
  );
}

/** The button's address in clear, at the end of the card, for those who can not press it. */
export function ButtonInClear({ words, href }: { words: Words; href: string }) {
  return (
    <>
      <div data-skip-in-text="true">
        <Hr className="row" style={styles.rule} />
        <Small>
          {words('common.linkInClear')}
          <br />
          <ClearLink href={href} />
        </Small>
      </div>
      <Small>{words('common.personalLink')}</Small>
    </>
  );
}
