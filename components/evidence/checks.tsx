import { Text, View } from '@react-pdf/renderer';
import { Chapter, type PackProps } from './parts';
import { style } from './style';

/** What a reader without access to the product does to check the document. */
const commands = {
  event:
    '(jq -j ".events[0].prevHash" bevis.json | xxd -r -p; jq -j ".events[0].payload" bevis.json) | sha256sum',
  order: 'jq "[.chain[1:], .chain[:-1]] | transpose | all(.[0].prevHash == .[1].hash)" bevis.json',
  wording: 'jq -j ".wordings[0].content" bevis.json | sha256sum',
  mail: null,
  checkpoint:
    'node scripts/verify-pack.mjs bevis.json --checkpoints checkpoints.jsonl --public-key <base64>',
  verifier:
    'npm run -s ledger -- export > ledger.jsonl\nnode scripts/verify-export.mjs ledger.jsonl --checkpoints checkpoints.jsonl --public-key <base64>',
} as const;

const steps = Object.entries(commands) as [keyof typeof commands, string | null][];

/** How to check all of it, by hand and with the verifier. */
export function ChecksChapter({ t }: PackProps) {
  return (
    <Chapter name="checks" t={t} intro={t('checks.intro')}>
      {steps.map(([step, command]) => (
        <View key={step} wrap={false} style={{ marginBottom: 9 }}>
          <Text style={style.strong}>{t(`checks.${step}`)}</Text>
          <Text>{t(`checks.${step}Text`)}</Text>
          {command && <Text style={style.code}>{command}</Text>}
        </View>
      ))}
    </Chapter>
  );
}
