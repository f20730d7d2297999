/** A form as it was filled in, without the fields that React adds so that it works without JavaScript. */
export function typedFields(form: FormData): FormData {
  const typed = new FormData();
  for (const [name, value] of form) if (!name.startsWith('$ACTION_')) typed.append(name, value);
  return typed;
}
