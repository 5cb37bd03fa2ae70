/**
 * How much longer work takes on this machine now than the processor time it needs: 1 when the bench has the machine
 * for itself, 2 when others take half of it. Works for 200 ms.
 */
export function crowding(): number {
  const cpu = process.cpuUsage()
  const since = performance.now()
  let sum = 0
  while (performance.now() - since < 200) for (let step = 0; step < 10_000; step++) sum += Math.sqrt(step)
  const { user, system } = process.cpuUsage(cpu)
  const wall = performance.now() - since
  // The sum is looked at, or the work could be left out.
  return sum > 0 ? Math.max(1, wall / ((user + system) / 1_000)) : 1
}
