import { expect, test } from 'vitest';
import { describeError } from './describe-error';

test('an error of the database is told by its code, never by its values', () => {
  const cause = Object.assign(new Error('invalid input syntax for type uuid: "jone@x.example"'), {
    code: '22P02',
    severity: 'ERROR',
  });
  const error = Object.assign(new Error('Failed query … params: jone@x.example', { cause }), {
    query: 'select 1',
    params: ['jone@x.example'],
  });
  const described = describeError(error);
  expect(described).toMatchObject({ name: 'Error', code: '22P02' });
  expect(JSON.stringify(described)).not.toContain('jone');
  expect(described.stack[0]).toContain('describe-error.test.ts');
});

test('an error of our own keeps its words, without addresses and tokens', () => {
  const token = 'kP2xV7wTq0dL5mYc9RzB4nHs1JfE8uAg6oXiCtQyWlM';
  expect(describeError(new Error(`No level for jone@x.example, ${token}.`)).message).toBe(
    'No level for … ….',
  );
  expect(describeError('thrown text')).toEqual({ name: 'string', stack: [] });
});
