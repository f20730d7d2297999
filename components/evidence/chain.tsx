import { Text, View } from '@react-pdf/renderer';
import { formatMoment } from './moment';
import { Chapter, Fingerprint, Item, type PackProps } from './parts';
import { style } from './style';

/** Every link of the chain, and the signed statement that holds it from outside. */
export function ChainChapter(props: PackProps) {
  const { evidence, t, locale } = props;
  const isWhole = evidence.events.length === evidence.chain.length;
  const intro = isWhole ? t('chain.intro') : `${t('chain.intro')} ${t('chain.others')}`;
  return (
    <Chapter name="chain" t={t} intro={intro}>
      {evidence.chain.length === 0 && <Text>{t('chain.empty')}</Text>}
      {evidence.chain.map(({ seq, recordedAt, prevHash, hash }) => (
        <Item key={seq}>
          <View style={{ flexDirection: 'row', marginBottom: 2 }}>
            <Text style={[style.strong, { width: 62 }]}>{seq}</Text>
            <Text style={style.small}>{formatMoment(recordedAt, locale)}</Text>
          </View>
          <Fingerprint label={t('chain.previous')}>{prevHash}</Fingerprint>
          <Fingerprint label={t('chain.own')}>{hash}</Fingerprint>
        </Item>
      ))}
      <Checkpoint {...props} />
    </Chapter>
  );
}

function Checkpoint({ evidence: { checkpoint, chain }, t, locale }: PackProps) {
  if (!checkpoint) {
    return (
      <View wrap={false}>
        <Text style={style.heading}>{t('chain.checkpoint')}</Text>
        <Text>{t('chain.notCovered')}</Text>
      </View>
    );
  }
  const { seq, createdAt, head, keyId, bodySha256, signature, publicKey, path } = checkpoint;
  const isBehind = head.seq < (chain.at(-1)?.seq ?? 0);
  return (
    <View wrap={false}>
      <Text style={style.heading}>{t('chain.checkpoint')}</Text>
      <Text style={style.paragraph}>
        {t('chain.covers', { seq, at: formatMoment(createdAt, locale), head: head.seq, keyId })}
        {isBehind && ` ${t('chain.beyond')}`}
      </Text>
      <Text style={style.small}>{t('chain.headHash')}</Text>
      <Text style={style.mono}>{head.hash}</Text>
      <Text style={style.small}>{t('chain.bodyHash')}</Text>
      <Text style={style.mono}>{bodySha256}</Text>
      <Text style={style.small}>{t('chain.signature')}</Text>
      <Text style={style.mono}>{signature}</Text>
      {publicKey && (
        <>
          <Text style={style.small}>{t('chain.publicKey')}</Text>
          <Text style={style.mono}>{publicKey}</Text>
        </>
      )}
      {path.length > 0 && <Text style={style.small}>{t('chain.path')}</Text>}
      {path.map((step) => (
        <Text key={Object.values(step).join()} style={style.mono}>
          {'left' in step ? `← ${step.left}` : `→ ${step.right}`}
        </Text>
      ))}
    </View>
  );
}
