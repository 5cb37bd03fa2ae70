/** What was fetched is of another life of the log than the page knows; the line says which one it is now. */
export class AnotherLife extends Error {}
