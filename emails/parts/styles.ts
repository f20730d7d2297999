import type { CSSProperties } from 'react';

const fontFamily =
  "Inter, -apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";

/** Light values stand inline, for programs that drop style sheets; dark ones in `darkStyles`. */
export const styles = {
  page: { margin: 0, padding: '24px 12px', backgroundColor: '#f3f5f7', fontFamily },
  column: { width: '100%', maxWidth: '600px', margin: '0 auto' },
  card: {
    backgroundColor: '#ffffff',
    border: '1px solid #dde2e8',
    borderRadius: '12px',
    borderCollapse: 'separate',
  },
  inside: { padding: '32px 40px' },
  mark: {
    width: '28px',
    height: '28px',
    borderRadius: '8px',
    backgroundColor: '#0d4a38',
    color: '#ffffff',
    fontSize: '15px',
    fontWeight: 700,
    lineHeight: '28px',
    textAlign: 'center',
  },
  companyName: { paddingLeft: '10px', fontSize: '16px', fontWeight: 600, color: '#1b1f24' },
  heading: {
    margin: '0 0 16px',
    fontSize: '26px',
    lineHeight: '34px',
    fontWeight: 700,
    color: '#1b1f24',
    overflowWrap: 'anywhere',
  },
  subheading: {
    margin: '32px 0 8px',
    fontSize: '18px',
    lineHeight: '26px',
    fontWeight: 700,
    color: '#1b1f24',
    overflowWrap: 'anywhere',
  },
  paragraph: {
    margin: '0 0 16px',
    fontSize: '16px',
    lineHeight: '26px',
    color: '#1b1f24',
    overflowWrap: 'anywhere',
  },
  small: { margin: '0 0 8px', fontSize: '14px', lineHeight: '22px', color: '#58626c' },
  fineprint: { margin: '0 0 12px', fontSize: '13px', lineHeight: '22px', color: '#58626c' },
  link: { color: '#005b94', textDecoration: 'underline', overflowWrap: 'anywhere' },
  buttonPlace: { margin: '24px 0' },
  button: {
    display: 'inline-block',
    padding: '14px 28px',
    borderRadius: '8px',
    backgroundColor: '#0d4a38',
    color: '#ffffff',
    fontSize: '16px',
    fontWeight: 600,
    lineHeight: '20px',
    textDecoration: 'none',
  },
  rule: { margin: '32px 0 20px', border: 'none', borderTop: '1px solid #e6eaee' },
  rows: { marginBottom: '24px' },
  rowLabel: {
    paddingTop: '10px',
    paddingRight: '12px',
    borderTop: '1px solid #e6eaee',
    fontSize: '16px',
    lineHeight: '26px',
    fontWeight: 400,
    textAlign: 'left',
    verticalAlign: 'top',
    color: '#1b1f24',
  },
  rowValue: {
    paddingTop: '10px',
    borderTop: '1px solid #e6eaee',
    fontSize: '16px',
    lineHeight: '26px',
    textAlign: 'right',
    overflowWrap: 'anywhere',
    verticalAlign: 'top',
    color: '#1b1f24',
  },
  rowNote: { paddingBottom: '10px', fontSize: '14px', lineHeight: '20px', color: '#58626c' },
  chip: {
    display: 'inline-block',
    padding: '0 10px',
    borderRadius: '6px',
    fontSize: '14px',
    fontWeight: 600,
    whiteSpace: 'nowrap',
  },
  yes: { backgroundColor: '#dcf0e4', color: '#0d4a38' },
  no: { backgroundColor: '#fce4e2', color: '#8a1c14' },
  none: { backgroundColor: '#e9edf1', color: '#3d4650' },
} satisfies Record<string, CSSProperties>;

export const darkStyles = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 480px) {
  .page > table > tbody > tr > td { padding: 12px 8px !important; }
  .inside { padding: 24px 20px !important; }
  .outside { padding-left: 20px !important; padding-right: 20px !important; }
  .heading { font-size: 23px !important; line-height: 30px !important; }
}
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #0f1316 !important; }
  .card { background-color: #191e23 !important; border-color: #2d343b !important; }
  .ink { color: #eef1f4 !important; }
  .muted { color: #a5b0ba !important; }
  .link { color: #8ec9ff !important; }
  .button, .mark { background-color: #1e7a5b !important; color: #ffffff !important; }
  .row { border-color: #2d343b !important; }
  .yes { background-color: #123d30 !important; color: #9fe3c4 !important; }
  .no { background-color: #4a1b18 !important; color: #ffb8b1 !important; }
  .none { background-color: #2a3138 !important; color: #c8d0d8 !important; }
}
`;
