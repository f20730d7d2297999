import { Text } from '@react-pdf/renderer';
import { Chapter, Item, type PackProps } from './parts';
import { style } from './style';

/** The exact content that each hash covers, as far as a page can show exact content. */
export function PayloadsChapter({ evidence, t }: PackProps) {
  return (
    <Chapter name="payloads" t={t} intro={t('payloads.intro')}>
      {evidence.events.length === 0 && <Text>{t('chain.empty')}</Text>}
      {evidence.events.map(({ seq, payload }) => (
        <Item key={seq}>
          <Text style={style.strong}>{seq}</Text>
          <Text style={style.mono} hyphenationCallback={breakPayload}>
            {payload}
          </Text>
        </Item>
      ))}
    </Chapter>
  );
}

/** Where a line may end, without a hyphen: after a comma. An id or a hash is easier to compare in one piece. */
export function breakPayload(word: string): string[] {
  // An empty piece between two others lets the line end there.
  return word.split(/(?<=,)(?=.)/).flatMap((piece, place) => (place > 0 ? ['', piece] : [piece]));
}
