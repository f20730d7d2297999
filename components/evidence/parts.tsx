import { Text, View } from '@react-pdf/renderer';
import type { ReactNode } from 'react';
import type { Evidence } from '@/domain/evidence/rules';
import type { EvidenceWords } from '@/lib/i18n/evidence-words';
import type { StaffLocale } from '@/lib/i18n/locales';
import { style } from './style';

/** What every chapter is written from. */
export type PackProps = {
  evidence: Evidence;
  t: EvidenceWords;
  locale: StaffLocale;
  printed: { at: Date; name: string; role: string };
};

/** The chapters in their order; each is the anchor of its line in the contents. */
export const chapters = [
  'standings',
  'timeline',
  'wordings',
  'mails',
  'chain',
  'payloads',
  'checks',
] as const;
export type ChapterName = (typeof chapters)[number];

type ChapterProps = { name: ChapterName; t: EvidenceWords; intro?: ReactNode; children: ReactNode };

/** A chapter: its title stands on the page where its first words stand, and in the reader's outline. */
export function Chapter({ name, t, intro, children }: ChapterProps) {
  const number = chapters.indexOf(name) + 1;
  const title = `${number}. ${t(`${name}.title`)}`;
  return (
    <View style={[style.text, style.chapter]} id={name} {...outline(title)}>
      <View minPresenceAhead={120} wrap={false}>
        <Text style={style.chapterTitle}>{title}</Text>
        {intro && <Text style={style.intro}>{intro}</Text>}
      </View>
      {children}
    </View>
  );
}

/** A line of the reader's outline: every node may have one, though the types say only pages may. */
function outline(bookmark: string) {
  return { bookmark };
}

/** Terms with their values. */
export function Facts({ rows }: { rows: [string, ReactNode][] }) {
  return (
    <View style={style.facts}>
      {rows.map(([term, value]) => (
        <View key={term} style={style.fact} wrap={false}>
          <Text style={style.term}>{term}</Text>
          <View style={style.value}>
            {typeof value === 'string' ? <Text>{value}</Text> : value}
          </View>
        </View>
      ))}
    </View>
  );
}

/** One of many, set apart by a line and never torn. */
export function Item({ children }: { children: ReactNode }) {
  return (
    <View style={style.item} wrap={false}>
      {children}
    </View>
  );
}

/** A hash or a signature under its name, in a face that sets every character apart. */
export function Fingerprint({ label, children }: { label: string; children: string }) {
  return (
    <View style={{ flexDirection: 'row' }}>
      <Text style={[style.small, { width: 62 }]}>{label}</Text>
      <Text style={[style.mono, { flex: 1 }]}>{children}</Text>
    </View>
  );
}

const LETTERS_MAX = 40;

/** Where a word may be broken: only what is too long for a line, anywhere, and without a hyphen. */
export function breakWord(word: string): string[] {
  // An empty piece between two letters lets the line end there.
  return word.length > LETTERS_MAX ? [...word].flatMap((letter) => [letter, '']) : [word];
}
