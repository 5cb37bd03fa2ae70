/**
 * What stands in this page and nowhere else, such as files that wait to be imported, each with how it is forgotten:
 * a reload loses it, so the browser asks first and none happens by itself, and nothing of it outlasts a sign-out.
 */
export const onlyHere = new Set<() => void>()
