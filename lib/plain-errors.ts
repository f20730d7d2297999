/** A command of the terminal that fails says why in its own words, without a stack. Imported for its effect. */
process.once('uncaughtException', (error) => {
  console.error(rootOf(error).message);
  process.exit(1);
});

/** What a failed query failed of. */
function rootOf(error: Error): Error {
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
