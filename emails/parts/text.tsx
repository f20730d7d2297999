import { Heading, Link } from '@react-email/components';
import { Fragment, type ReactNode } from 'react';
import { styles } from './styles';

export function Title({ children }: { children: ReactNode }) {
  return (
    <Heading as="h1" className="heading ink" style={styles.heading}>
      {children}
    </Heading>
  );
}

export function Subtitle({ children }: { children: ReactNode }) {
  return (
    <Heading as="h2" className="ink" style={styles.subheading}>
      {children}
    </Heading>
  );
}

/** A paragraph; line breaks in a text are kept. */
export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="ink" style={styles.paragraph}>
      {typeof children === 'string' ? <Lines text={children} /> : children}
    </p>
  );
}

export function Small({ children }: { children: ReactNode }) {
  return (
    <p className="muted" style={styles.small}>
      {children}
    </p>
  );
}

/** A link whose words say where it leads; the text part adds the address. */
export function NamedLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link className="link" href={href} style={styles.link}>
      {children}
    </Link>
  );
}

/** A link whose words are its address; the text part shows those words alone. */
export function ClearLink({ href, children = href }: { href: string; children?: ReactNode }) {
  return (
    <Link className="link" href={href} data-clear="true" style={styles.link}>
      {children}
    </Link>
  );
}

export function Lines({ text }: { text: string }) {
  return text.split(/\r\n|\r|\n/).map((line, index) => (
    <Fragment key={line}>
      {index > 0 && <br />}
      {line}
    </Fragment>
  ));
}
