import { requireStaff } from '@/app/_server/session';
import { exportEvidence } from '@/domain/evidence/commands';
import { isId } from '@/lib/ids';

/** The evidence of one contact as a file. The audit trail keeps who took it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const { ctx } = await requireStaff('read');
  const { id } = await params;
  const evidence = isId(id) ? await exportEvidence(ctx, { contactId: id }) : null;
  if (!evidence) return new Response(null, { status: 404 });
  const exportedAt = new Date().toISOString();
  return new Response(JSON.stringify({ exportedAt, ...evidence }, null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="evidence-${id}.json"`,
      'Cache-Control': 'no-store',
    },
  });
}
