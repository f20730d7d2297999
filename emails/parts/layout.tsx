import { Body, Container, Head, Html, Section } from '@react-email/components';
import type { CSSProperties, ReactNode } from 'react';
import type { Locale } from '../../lib/i18n/locales';
import { darkStyles, styles } from './styles';

type LayoutProps = {
  locale: Locale;
  title: string;
  preheader: string;
  companyName: string;
  footer: ReactNode;
  children: ReactNode;
};

/** The frame of every mail: one white card of 600 px with the company on top, and what is below it. */
export function Layout({ locale, title, preheader, companyName, footer, children }: LayoutProps) {
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{title}</title>
        <style>{darkStyles}</style>
      </Head>
      <Body className="page" style={styles.page}>
        <Preheader text={preheader} />
        <Container width="600" style={styles.column}>
          <Section className="card" style={styles.card}>
            <div className="inside" style={styles.inside}>
              <CompanyMark name={companyName} />
              {children}
            </div>
          </Section>
          {footer}
        </Container>
      </Body>
    </Html>
  );
}

const hidden: CSSProperties & { msoHide: string } = {
  display: 'none',
  maxHeight: 0,
  maxWidth: 0,
  overflow: 'hidden',
  opacity: 0,
  msoHide: 'all',
};

/** The line that an inbox shows after the subject. */
function Preheader({ text }: { text: string }) {
  if (!text) return null;
  return (
    <div data-skip-in-text="true" style={hidden}>
      {text}
    </div>
  );
}

function CompanyMark({ name }: { name: string }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} style={{ marginBottom: '28px' }}>
      <tbody>
        <tr>
          <td className="mark" style={styles.mark} aria-hidden="true" data-skip-in-text="true">
            {[...name][0]}
          </td>
          <td className="ink" style={styles.companyName}>
            {name}
          </td>
        </tr>
      </tbody>
    </table>
  );
}
