/** Returns what says how many ms of work this thread has done since; what others do on a busy machine is not counted. */
export function threadTime(): () => number {
  const begun = process.threadCpuUsage()
  return () => {
    const { user, system } = process.threadCpuUsage(begun)
    return (user + system) / 1_000
  }
}
