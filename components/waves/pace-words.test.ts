import { expect, test } from 'vitest';
import { errorKey } from '@/components/ui/form-field';
import { ChangePace } from '@/domain/waves/input';
import { PER_HOUR_MAX } from '@/domain/waves/rules';
import nb from '@/locales/nb.json';

const wave = { waveId: '01a21335-3baf-7e36-8ca3-18ea6cad672c', version: '1', hours: 'any' };

test.each(['0', '1.5', '-4', '20001', 'mange'])(
  '%s an hour is refused with the limits',
  (typed) => {
    const { error } = ChangePace.safeParse({ ...wave, perHour: typed, perDomainHour: typed });
    expect(error?.issues.map(({ path }) => path[0])).toEqual(['perHour', 'perDomainHour']);
    for (const { message } of error?.issues ?? [])
      expect(errorKey(message)).toBe('error.paceInvalid');
    expect(nb.common.error.paceInvalid).toContain(new Intl.NumberFormat('nb').format(PER_HOUR_MAX));
  },
);
