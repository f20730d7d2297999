import { expect, test } from 'vitest';
import { auditActions } from '@/domain/audit/rules';
import { channels } from '@/domain/consent/rules';
import { messageKinds } from '@/domain/messages/rules';
import en from '@/locales/en.json';
import nb from '@/locales/nb.json';
import nn from '@/locales/nn.json';

test('staff, portal and mails have the same keys in bokmål and English', () => {
  expect(keysOf(en)).toEqual(keysOf(nb));
});

test('portal and mails have the same keys in bokmål and nynorsk', () => {
  const { staff, evidencePack, ...shared } = nb;
  expect(keysOf({ staff, evidencePack }).length).toBeGreaterThan(0);
  expect(keysOf(nn)).toEqual(keysOf(shared));
});

test('a text takes the same values in every language', () => {
  const others = [nn, en].map((other) => new Map(textsOf(other)));
  for (const [key, text] of textsOf(nb)) {
    const values = valuesOf(text);
    for (const other of others) {
      const translated = other.get(key);
      if (translated !== undefined) expect([key, valuesOf(translated)]).toEqual([key, values]);
    }
  }
});

test('every code of the audit trail, every kind of mail and every channel has words', () => {
  const { audit, consent, lists, outbox, timeline } = nb.staff;
  expect(auditActions.filter((code) => !(code in audit.actions && code in audit.kinds))).toEqual(
    [],
  );
  expect(messageKinds.filter((kind) => !(kind in outbox.kinds && kind in timeline.mail))).toEqual(
    [],
  );
  for (const words of [
    consent.where,
    lists.where,
    nb.portal.history.channel,
    nb.evidencePack.where,
  ])
    expect(channels.filter((code) => !(code in words))).toEqual([]);
});

function keysOf(messages: object): string[] {
  return textsOf(messages)
    .map(([key]) => key)
    .sort();
}

function textsOf(messages: object, prefix = ''): [string, string][] {
  return Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : textsOf(value, `${prefix}${key}.`),
  );
}

/** The names of the values and the tags of a message; the words of a plural's branches are none. */
function valuesOf(text: string): string[] {
  return [
    ...new Set(
      [...text.matchAll(/(?<!(?:zero|one|two|few|many|other|=\d+) )\{(\w+)[},]|<(\w+)>/g)].map(
        (match) => match[1] ?? match[2] ?? '',
      ),
    ),
  ].sort();
}
