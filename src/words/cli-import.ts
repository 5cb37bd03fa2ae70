import { area } from './area.ts'

/** What `throughline import` says. */
export const cliImportWords = area('cliImport', {
  title: "Import another tool's file as one step",
  help: `throughline import backlog.csv --product TR [--dry-run] [--json]
throughline import - --product TR --source stories < stories.txt

--dry-run says what would happen and writes nothing. What the file is, is found out from what is in it;
--source says it where that goes wrong: {sources}.
--map 3=title reads the third column as titles, --map 4=none leaves the fourth out; once for each column:
{fields}.`,
  whichFile: 'Say which file, such as: throughline import backlog.csv --product TR',
  whichProduct: 'Say into which product, by its key or id: --product TR',
  wrongMap: `--map is "{value}". Give a column's number and a field, such as 3=title or 4=none.`,
  unreadable: '{file} cannot be read: {reason}',
  percent: '{percent} %',
  report: 'Read as {source}, {encoding}: {creates, number} to create, {skips, number} to skip',
  line: 'line {line}',
  more: 'and {count, number} more',
  nothing: 'Nothing was imported.',
  done: 'Created {count, plural, one {# item} other {# items}} as step {step}, skipped {skipped, number}.',
})
