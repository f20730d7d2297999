// Preloaded into web, worker and inbox: when the process that started them is gone, even by kill -9, they leave too.
// Their own children inherit this preload, but live by another channel, so only the direct child takes heed.
if (process.channel && process.env.LEASH_HOLDER === String(process.ppid)) {
  process.channel.unref();
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 5000).unref();
  });
}
