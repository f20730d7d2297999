import { getTranslations } from 'next-intl/server';
import { writeEvidenceFile } from '@/app/_server/evidence-file';
import { refuseFile } from '@/app/_server/file-response';
import { requireStaff } from '@/app/_server/session';
import { exportEvidence } from '@/domain/evidence/commands';
import { ExportEvidence } from '@/domain/evidence/input';

/** The evidence of one contact as a file. The audit trail keeps who took it, before it leaves. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { ctx, staff } = await requireStaff('export');
  const { id } = await params;
  const t = await getTranslations('staff.evidence');
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const wanted = ExportEvidence.safeParse({ ...query, contactId: id });
  if (!wanted.success) return refuseFile(400, t('invalid'));
  const { contactId, purpose, format } = wanted.data;
  const evidence = await exportEvidence(ctx, wanted.data);
  if (!evidence) return refuseFile(404, t('notFound'));
  const { name, role } = staff;
  const { mediaType, extension, body } = await writeEvidenceFile(evidence, format, {
    at: new Date(),
    name,
    role,
  });
  const file = ['evidence', contactId, purpose, format].filter(Boolean).join('-');
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${file}.${extension}"`,
      'Cache-Control': 'no-store',
    },
  });
}
