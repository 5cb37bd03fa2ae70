let freezing = false

/** Records are values: in tests and while developing, whoever writes to one is told at once. */
export function freezeRecords(on: boolean): void {
  freezing = on
}

/** The value, frozen through and through where that is asked for. */
export function frozen<T>(value: T): T {
  return freezing ? deepFrozen(value) : value
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const inner of Object.values(value)) deepFrozen(inner)
  return Object.freeze(value)
}
