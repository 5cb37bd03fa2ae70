import { commandFinder, commands } from '#domain/commands.ts'
import { BrowserStore } from './browser-store.ts'

/** This page's store. The address of a built file carries the hash of all that it holds, so it names the build. */
export const store = new BrowserStore(commandFinder(commands), new URL(import.meta.url).pathname)
