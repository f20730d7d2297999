const entities: Record<string, string> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#x27;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Text as HTML, as React writes it, in text and in attributes alike. */
export function escapeHtml(value: string): string {
  return value.replace(/["&'<>]/g, (character) => entities[character] ?? character);
}
