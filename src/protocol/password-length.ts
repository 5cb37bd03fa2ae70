/** How short and how long a password that somebody chooses may be, in characters. */
export const passwordLength = { least: 8, most: 128 } as const
