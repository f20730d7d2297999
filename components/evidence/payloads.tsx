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
          <Text style={style.mono} hyphenationCallback={wholeWord}>
            {payload}
          </Text>
        </Item>
      ))}
    </Chapter>
  );
}

/** An id or a hash is easier to compare in one piece, and fits the line. */
function wholeWord(word: string): string[] {
  return [word];
}
