const REMEMBERED_MAX = 100;

/**
 * Remembers what `make` made for the inputs used last, so that equal inputs are worked out once,
 * also when they come at the same time. What failed is forgotten.
 * @param make gets plain data: two inputs are equal when their JSON is.
 */
export function remembering<Input, Output>(
  make: (input: Input) => Promise<Output>,
  max = REMEMBERED_MAX,
): (input: Input) => Promise<Output> {
  const remembered = new Map<string, Promise<Output>>();
  return (input) => {
    const key = JSON.stringify(input);
    const output = remembered.get(key) ?? make(input);
    remembered.delete(key);
    remembered.set(key, output);
    output.catch(() => remembered.delete(key));
    // A map keeps the order of entry: the first one was used longest ago.
    for (const oldest of remembered.keys()) {
      if (remembered.size <= max) break;
      remembered.delete(oldest);
    }
    return output;
  };
}
