import { setFlagsFromString } from 'node:v8'
import { Worker, type WorkerOptions } from 'node:worker_threads'

// Node strips types with WebAssembly, and each thread that reads a module of ours does so anew. V8 (13.6, in Node 24)
// may free such code of one thread while another is about to run it, and the whole process ends with a segmentation
// fault. What is kept instead is some hundred kilobytes.
setFlagsFromString('--no-wasm-code-gc')

/** The one door to a thread of the server: `url` is its first module. */
export function startThread(url: URL, options: WorkerOptions): Worker {
  return new Worker(url, options)
}
