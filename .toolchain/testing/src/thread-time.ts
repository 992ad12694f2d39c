/** Milliseconds that this thread has been at work: a clock that stands still while the machine does something else. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
