import { freezeRecords } from '#domain/kernel/frozen.ts'
import { pageModel } from '#domain/page-model.ts'
import { BrowserStore } from './browser-store.ts'

if (import.meta.env.DEV) freezeRecords(true)

/** This page's store. The address of a built file carries the hash of all that it holds, so it names the build. */
export const store = new BrowserStore(pageModel, new URL(import.meta.url).pathname)
