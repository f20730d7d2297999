/** Next calls this once, before the first request is served. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  if (process.env.NODE_ENV === 'production') {
    const { logConsole } = await import('./lib/log-console');
    logConsole();
  }
  const { refuseExcessRights } = await import('./app/_server/start');
  await refuseExcessRights();
}
