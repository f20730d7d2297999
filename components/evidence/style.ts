import { StyleSheet } from '@react-pdf/renderer';

/** The families under which the renderer registers the fonts. */
export const fonts = { text: 'Inter', mono: 'Source Code Pro' } as const;

const ink = '#14211c';
const quiet = '#4d5b55';
const line = '#c9d2ce';
const brand = '#0f4a38';

export const style = StyleSheet.create({
  page: {
    paddingTop: 68,
    paddingBottom: 60,
    paddingHorizontal: 52,
    fontFamily: fonts.text,
    fontSize: 9.5,
    lineHeight: 1.45,
    color: ink,
  },
  header: {
    position: 'absolute',
    top: 30,
    left: 52,
    right: 52,
    flexDirection: 'row',
    justifyContent: 'space-between',
    paddingBottom: 5,
    borderBottom: `0.5 solid ${line}`,
    fontSize: 7.5,
    color: quiet,
  },
  footer: {
    position: 'absolute',
    bottom: 28,
    left: 52,
    right: 52,
    flexDirection: 'row',
    justifyContent: 'space-between',
    fontSize: 7.5,
    color: quiet,
  },
  title: { fontSize: 23, lineHeight: 1.2, fontWeight: 600, color: brand },
  subtitle: { marginTop: 5, fontSize: 14, lineHeight: 1.3, fontWeight: 600 },
  lead: { marginTop: 10 },
  chapter: { marginTop: 26 },
  chapterTitle: { marginBottom: 4, fontSize: 14.5, lineHeight: 1.3, fontWeight: 600, color: brand },
  heading: { marginTop: 16, marginBottom: 5, fontSize: 10.5, fontWeight: 600 },
  intro: { marginBottom: 8, color: quiet },
  strong: { fontWeight: 600 },
  quiet: { color: quiet },
  small: { fontSize: 8.5, color: quiet },
  facts: { borderTop: `0.5 solid ${line}` },
  fact: { flexDirection: 'row', paddingVertical: 3.5, borderBottom: `0.5 solid ${line}` },
  term: { width: 128, paddingRight: 10, color: quiet },
  value: { flex: 1 },
  item: { paddingVertical: 8, borderTop: `0.5 solid ${line}` },
  mono: { fontFamily: fonts.mono, fontSize: 7.2, lineHeight: 1.5 },
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
