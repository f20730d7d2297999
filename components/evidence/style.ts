import { StyleSheet } from '@react-pdf/renderer';

/** The families under which the renderer registers the fonts. */
export const fonts = { text: 'Inter', mono: 'Source Code Pro' } as const;

const ink = '#14211c';
const quiet = '#4d5b55';
const line = '#c9d2ce';
const brand = '#0f4a38';

export const style = StyleSheet.create({
  page: {
    paddingTop: 30,
    paddingBottom: 28,
    paddingHorizontal: 52,
    fontFamily: fonts.text,
    fontSize: 9.5,
    color: ink,
  },
  header: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    marginBottom: 20,
    paddingBottom: 5,
    borderBottom: `0.5 solid ${line}`,
    fontSize: 7.5,
    color: quiet,
  },
  footer: {
    flexDirection: 'row',
    justifyContent: 'space-between',
    marginTop: 16,
    fontSize: 7.5,
    color: quiet,
  },
  // Not on the page: the renderer multiplies a page's line height anew for what stands around the text.
  text: { fontSize: 9.5, lineHeight: 1.45 },
  flow: { flexGrow: 1 },
  title: { fontSize: 23, lineHeight: 1.2, fontWeight: 600, color: brand },
  subtitle: { marginTop: 5, fontSize: 14, lineHeight: 1.3, fontWeight: 600 },
  lead: { marginTop: 10 },
  chapter: { marginTop: 26 },
  chapterTitle: { marginBottom: 4, fontSize: 14.5, lineHeight: 1.3, fontWeight: 600, color: brand },
  heading: { marginTop: 14, marginBottom: 4, fontSize: 10.5, lineHeight: 1.4, fontWeight: 600 },
  intro: { marginBottom: 8, color: quiet },
  strong: { fontWeight: 600 },
  quiet: { color: quiet },
  small: { fontSize: 8.5, lineHeight: 1.45, color: quiet },
  facts: { borderTop: `0.5 solid ${line}` },
  fact: { flexDirection: 'row', paddingVertical: 3, borderBottom: `0.5 solid ${line}` },
  term: { width: 128, paddingRight: 10, color: quiet },
  value: { flex: 1 },
  item: { paddingVertical: 8, borderTop: `0.5 solid ${line}` },
  mono: { fontFamily: fonts.mono, fontSize: 7.8, lineHeight: 1.5 },
  code: {
    marginTop: 3,
    paddingVertical: 5,
    paddingHorizontal: 7,
    backgroundColor: '#eef2f0',
    fontFamily: fonts.mono,
    fontSize: 7.2,
    lineHeight: 1.5,
  },
  quote: {
    marginTop: 6,
    paddingVertical: 2,
    paddingLeft: 11,
    borderLeft: `2 solid ${brand}`,
  },
  paragraph: { marginBottom: 5 },
  fault: { fontWeight: 600, color: '#9c1d1d' },
});
