import { freezeRecords } from '#domain/kernel/frozen.ts'

// Records are values; a test whose subject writes to one fails on the spot.
freezeRecords(true)
