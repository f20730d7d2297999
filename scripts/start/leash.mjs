// Preloaded into web, worker and inbox: when the process that started them is gone, even by kill -9, they leave too.
if (process.channel) {
  process.channel.unref();
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 5000).unref();
  });
}
