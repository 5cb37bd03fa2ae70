/**
 * What is stored or sent says under which schema it was written. Whoever reads it takes it through the upgrades in
 * between, each a pure function beside the kind or command that it belongs to.
 */
export interface UpgradeContext {
  /** keeps a long text that older records held themselves; returns the id of its document */
  document(text: string): string
}

type Old = { readonly [field: string]: unknown }

/** schema number -> how a record (an input) of the schema before it is read; those not named did not change */
export interface RecordUpgrades {
  readonly [schema: number]: (old: Old, context: UpgradeContext) => Old
}
export interface InputUpgrades {
  readonly [schema: number]: (old: Old) => Old
}

/** Takes a record or an input from schema `from` to schema `to`. */
export function upgraded<T extends object>(
  upgrades: RecordUpgrades | InputUpgrades | undefined,
  old: T,
  from: number,
  to: number,
  context: UpgradeContext,
): T {
  let now: Old = old as unknown as Old
  for (let schema = from + 1; schema <= to; schema++) now = upgrades?.[schema]?.(now, context) ?? now
  return now as unknown as T
}
