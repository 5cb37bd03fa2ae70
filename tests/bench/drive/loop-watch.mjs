// Loaded into the server that is measured: says, when asked, how long its event loop was held at most since the last time.
import { monitorEventLoopDelay } from 'node:perf_hooks'

const delay = monitorEventLoopDelay({ resolution: 1 })
delay.enable()
process.on('message', () => {
  // It looks once a millisecond, and counts that in.
  process.send?.(Math.max(0, delay.max / 1e6 - 1))
  delay.reset()
})
// The bench ends, or is ended: the server must not stay for its sake.
process.channel?.unref()
