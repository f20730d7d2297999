import { expect, test, vi } from 'vitest';
import { requireStaff } from '@/app/_server/session';
import { POST } from './route';

vi.mock('server-only', () => ({}));
vi.mock('@/app/_server/session', () => ({ requireStaff: vi.fn() }));

test('nothing is read of what a stranger sends', async () => {
  vi.mocked(requireStaff).mockRejectedValue(new Error('To the log-in.'));
  const request = new Request('http://localhost/', { method: 'POST', body: 'no form' });
  await expect(POST(request, { params: Promise.resolve({ id: '' }) })).rejects.toThrow(
    'To the log-in.',
  );
  expect(request.bodyUsed).toBe(false);
});
