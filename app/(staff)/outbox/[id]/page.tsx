import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { requireStaff } from '@/app/_server/session';
import { DecideMessage } from '@/components/outbox/decide-message';
import { MessageCopy } from '@/components/outbox/message-copy';
import { MessageFacts } from '@/components/outbox/message-facts';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Stack } from '@/components/ui/stack';
import { fullName } from '@/domain/contacts/rules';
import { openMessage } from '@/domain/outbox/commands';
import { mayDo } from '@/domain/staff/rules';
import { isId } from '@/lib/ids';
import { routes } from '@/lib/routes';
import { confirmArrivalByForm, resendByForm } from '../actions';
import styles from './page.module.css';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff.outbox'))('title') };
}

export default async function MessagePage({ params }: { params: Promise<{ id: string }> }) {
  const { ctx, staff } = await requireStaff();
  const t = await getTranslations('staff.outbox');
  const { id } = await params;
  const message = isId(id) ? await openMessage(ctx, { messageId: id }) : null;
  if (!message) notFound();
  const { state } = message;
  const isOpen = state === 'failed' || state === 'unknown';
  return (
    <>
      <PageHeader
        title={t('detailTitle', {
          kind: t(`kinds.${message.kind}`),
          name: fullName(message) || t('erasedContact'),
        })}
        crumbs={[{ label: t('title'), href: routes.outbox() }]}
        lead={message.companyName}
      />
      <div className={styles.columns}>
        <MessageFacts message={message} />
        <Stack>
          {isOpen && mayDo(staff.role, 'editContacts') && (
            <Card title={t('decide')}>
              <DecideMessage
                messageId={message.id}
                state={state}
                resend={resendByForm}
                confirmArrival={confirmArrivalByForm}
              />
            </Card>
          )}
          <MessageCopy message={message} />
        </Stack>
      </div>
    </>
  );
}
