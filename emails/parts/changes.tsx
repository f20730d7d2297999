import { formatDate, formatDateTime } from '../../lib/i18n/format';
import type { Locale } from '../../lib/i18n/locales';
import type { Words } from '../words';
import { type Answer, AnswerChip, Row, Rows } from './rows';
import { Subtitle } from './text';

/** Where an answer was given; the codes of the ledger. */
export type Channel =
  | 'portal'
  | 'unsubscribe'
  | 'one_click'
  | 'meeting'
  | 'phone'
  | 'written'
  | 'import'
  | 'api'
  | 'erasure'
  | 'expiry';

export type Change = {
  purpose: string;
  from: Answer;
  to: Answer;
  /** The name of who changed it. */
  by: string;
  channel: Channel;
  /** The day on which the contact said it, as 2026-11-23. */
  agreedOn: string;
  at: Date;
};

type ChangesProps = { words: Words; locale: Locale; changes: Change[] };

/** What changed, from what to what, by whom, where, agreed when and written down when. */
export function Changes({ words, locale, changes }: ChangesProps) {
  return (
    <>
      <Subtitle>{words('receipt.changes')}</Subtitle>
      <Rows label={words('receipt.changes')} labelWidth="70%">
        {changes.map(({ purpose, from, to, by, channel, agreedOn, at }) => (
          <Row
            key={`${purpose} ${at.getTime()}`}
            label={purpose}
            note={words('receipt.changedBy', {
              by,
              channel: words(`receipt.channel.${channel}`),
              agreed: formatDate(new Date(`${agreedOn}T12:00Z`), locale),
              at: formatDateTime(at, locale),
            })}
          >
            <span style={{ whiteSpace: 'nowrap' }}>
              <AnswerChip words={words} answer={from} />
              {' → '}
              <AnswerChip words={words} answer={to} />
            </span>
          </Row>
        ))}
      </Rows>
    </>
  );
}
