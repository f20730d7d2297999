import 'server-only';
import type { PackProps } from '@/components/evidence/parts';
import { toConsentRecords } from '@/domain/consent-records/rules';
import type { Evidence, EvidenceFormat } from '@/domain/evidence/rules';
import { toKantaraReceipts } from '@/domain/kantara-receipts/rules';
import { assertNever } from '@/lib/assert-never';
import { env } from '@/lib/env';
import { evidenceWords } from '@/lib/i18n/evidence-words';
import type { StaffLocale } from '@/lib/i18n/locales';
import { writeEvidencePdf } from './evidence-pdf';

type File = { mediaType: string; extension: string; body: Buffer | string };

/** Evidence as a file of the wanted format. @param printed who takes it, and when. */
export async function writeEvidenceFile(
  evidence: Evidence,
  format: EvidenceFormat,
  printed: PackProps['printed'],
): Promise<File> {
  const { at } = printed;
  switch (format) {
    case 'pdf-nb':
    case 'pdf-en': {
      const locale: StaffLocale = format === 'pdf-en' ? 'en' : 'nb';
      const body = await writeEvidencePdf({ evidence, t: evidenceWords(locale), locale, printed });
      return { mediaType: 'application/pdf', extension: 'pdf', body };
    }
    case 'iso-27560': {
      const records = toConsentRecords(evidence, { appUrl: env().APP_URL, at });
      return { mediaType: 'application/ld+json', extension: 'jsonld', body: asText(records) };
    }
    case 'kantara':
      return asJson(toKantaraReceipts(evidence));
    case 'json':
      return asJson({ exportedAt: at, exportedBy: printed.name, ...evidence });
    default:
      return assertNever(format);
  }
}

function asJson(value: object): File {
  return { mediaType: 'application/json', extension: 'json', body: asText(value) };
}

function asText(value: object): string {
  return JSON.stringify(value, null, 2);
}
