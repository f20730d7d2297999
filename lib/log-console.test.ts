import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from './log';
import { logConsole } from './log-console';

const { error, warn } = console;
const lines: string[] = [];

beforeEach(() => {
  lines.length = 0;
  for (const level of ['error', 'warn'] as const)
    vi.spyOn(log, level).mockImplementation((...said: unknown[]) => {
      lines.push(JSON.stringify({ level, said }));
    });
  logConsole();
});

afterEach(() => {
  Object.assign(console, { error, warn });
  vi.restoreAllMocks();
});

test('an error that somebody writes to the console is handed to the log, which leaves its values out', () => {
  const thrown = new Error('Failed query … params: jone@x.example');
  console.error(' ⨯', thrown);
  expect(log.error).toHaveBeenCalledExactlyOnceWith({ error: thrown }, '⨯');
});

test('words on the console go to the log without addresses and tokens, and what is neither stays out', () => {
  console.warn('[auth][warn]', 'Nobody is jone@x.example.', { email: 'jone@x.example' });
  expect(log.warn).toHaveBeenCalledOnce();
  expect(lines.join()).toContain('[auth][warn] Nobody is …');
  expect(lines.join()).not.toContain('jone');
});
