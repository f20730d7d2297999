import { revalidatePath } from 'next/cache';
import { expect, test, vi } from 'vitest';
import { admitStaff } from '@/app/_server/session';
import { editSettings } from '@/domain/experiment-setup/commands';
import { decideExperiment, pauseExperiment, undoDecision } from '@/domain/experiments/commands';
import { changePace } from '@/domain/waves/commands';
import { decideByForm, editSettingsByForm, pauseByForm, undoDecisionByForm } from './actions';
import { changePaceByForm } from './waves/actions';

vi.mock('server-only', () => ({}));
vi.mock('next/cache', () => ({ revalidatePath: vi.fn() }));
vi.mock('@/app/_server/session', () => ({ admitStaff: vi.fn(async () => ({ ctx: {} })) }));
vi.mock('@/app/_server/test-mail', () => ({ sendTestMail: vi.fn() }));
vi.mock('@/domain/experiment-setup/commands', () => ({ editSettings: vi.fn() }));
vi.mock('@/domain/experiments/commands', () => ({
  decideExperiment: vi.fn(),
  pauseExperiment: vi.fn(),
  undoDecision: vi.fn(),
}));
vi.mock('@/domain/waves/commands', () => ({ changePace: vi.fn() }));

const id = '019ac000-0000-7000-8000-000000000001';
const conflict = { ok: false, reason: 'conflict' } as const;
const settings = {
  ...{ experimentId: id, version: '1', name: 'Våren', companyId: id, locale: '', source: '' },
  ...{ method: 'uniform', holdbackPercent: '0', windowDays: '14', decidesBy: 'person' },
};

function aForm(values: Record<string, string>) {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return form;
}

test('a refused form leaves the page as it is, with its words and its message', async () => {
  vi.mocked(editSettings).mockResolvedValue(conflict);
  vi.mocked(decideExperiment).mockResolvedValue(conflict);
  vi.mocked(changePace).mockResolvedValue(conflict);
  const deed = aForm({ experimentId: id, version: '1', variantId: id });
  const pace = aForm({ waveId: id, version: '1', perHour: '60', hours: 'any' });
  for (const answer of [
    await editSettingsByForm({ status: 'idle' }, aForm(settings)),
    await decideByForm({ status: 'idle' }, deed),
    await changePaceByForm({ status: 'idle' }, pace),
  ])
    expect(answer).toMatchObject({ status: 'refused', reason: 'conflict' });
  expect(admitStaff).toHaveBeenCalledTimes(3);
  expect(revalidatePath).not.toHaveBeenCalled();
});

test('a saved form shows the page as it is now, and knows the version that it made', async () => {
  vi.mocked(editSettings).mockResolvedValue({ ok: true, version: 2 });
  const answer = await editSettingsByForm({ status: 'idle' }, aForm(settings));
  expect(answer).toMatchObject({ status: 'saved', value: 2 });
  expect(revalidatePath).toHaveBeenCalledOnce();
});

test('a deed that a colleague was faster with keeps its form, and so its message, on the page', async () => {
  vi.mocked(revalidatePath).mockClear();
  const late = { ok: false, reason: 'wrongState' } as const;
  for (const command of [decideExperiment, pauseExperiment, undoDecision])
    vi.mocked(command).mockResolvedValue(late);
  const values = { experimentId: id, version: '1' };
  for (const answer of [
    await decideByForm({ status: 'idle' }, aForm({ ...values, variantId: id })),
    await pauseByForm({ status: 'idle' }, aForm(values)),
    await undoDecisionByForm({ status: 'idle' }, aForm(values)),
  ])
    expect(answer).toMatchObject({ status: 'refused', reason: 'wrongState' });
  expect(revalidatePath).not.toHaveBeenCalled();
});
