import type { ReactNode } from 'react';
import type { Words } from '../words';
import { styles } from './styles';

export type Answer = 'granted' | 'refused' | 'withdrawn' | 'expired' | 'notAsked';

type RowsProps = { label: string; labelWidth: '30%' | '50%' | '70%'; children: ReactNode };

/** A table of labels and values; the text part writes a row as "label: value" and its note below. */
export function Rows({ label, labelWidth, children }: RowsProps) {
  return (
    <table aria-label={label} width="100%" cellPadding={0} cellSpacing={0} style={styles.rows}>
      <colgroup>
        <col width={labelWidth} />
        <col />
      </colgroup>
      <tbody>{children}</tbody>
    </table>
  );
}

type RowProps = { label: string; note?: string; children: ReactNode };

export function Row({ label, note, children }: RowProps) {
  const paddingBottom = note ? 0 : '10px';
  return (
    <>
      <tr data-row="true">
        <th scope="row" className="ink row" style={{ ...styles.rowLabel, paddingBottom }}>
          {label}
        </th>
        <td className="ink row" style={{ ...styles.rowValue, paddingBottom }}>
          {children}
        </td>
      </tr>
      {note && (
        <tr>
          <td colSpan={2} className="muted" style={styles.rowNote} data-note="true">
            {note}
          </td>
        </tr>
      )}
    </>
  );
}

const looks = {
  granted: { look: 'yes', icon: '✓' },
  refused: { look: 'no', icon: '✕' },
  withdrawn: { look: 'no', icon: '✕' },
  expired: { look: 'none', icon: '○' },
  notAsked: { look: 'none', icon: '○' },
} as const satisfies Record<Answer, { look: 'yes' | 'no' | 'none'; icon: string }>;

/** An answer as icon and word, so that colour says nothing alone. */
export function AnswerChip({ words, answer }: { words: Words; answer: Answer }) {
  const { look, icon } = looks[answer];
  return (
    <span className={look} style={{ ...styles.chip, ...styles[look] }}>
      <span aria-hidden="true" data-skip-in-text="true">
        {icon}{' '}
      </span>
      {words(`receipt.answer.${answer}`)}
    </span>
  );
}
