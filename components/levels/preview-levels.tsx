'use client';

import { LevelsForm } from '@/components/portal/levels-form';
import type { PortalLevel } from '@/domain/portal/rules';

/** The questions as the customer meets them; an answer is shown, and saved nowhere. */
export function PreviewLevels({ levels }: { levels: PortalLevel[] }) {
  return (
    <LevelsForm
      levels={levels}
      mayGrant
      answer={async () => ({ ok: false, reason: 'notSaved' })}
      saveAll={async () => ({ status: 'idle' })}
      requestId=""
    />
  );
}
