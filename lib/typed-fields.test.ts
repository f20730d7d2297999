import { expect, test } from 'vitest';
import { typedFields } from './typed-fields';

test('a form holds what was typed, and nothing of React', () => {
  const form = new FormData();
  form.append('$ACTION_REF_1', '');
  form.append('$ACTION_1:0', '{"id":"x"}');
  form.append('$ACTION_KEY', 'k');
  form.append('purposeIds', 'a');
  form.append('purposeIds', 'b');
  expect([...typedFields(form)]).toEqual([
    ['purposeIds', 'a'],
    ['purposeIds', 'b'],
  ]);
});
