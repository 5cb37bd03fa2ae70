import { seededRandom } from '../bench/data/random.ts'

/** One part of the product that the made project is about: its epic, and what its issues speak of. */
interface Area {
  epic: string
  label: string
  things: readonly [string, string, string, string, string, string]
  doings: readonly [string, string, string, string]
  details: readonly [string, string, string, string]
}

const area = (
  epic: string,
  label: string,
  things: Area['things'],
  doings: Area['doings'],
  details: Area['details'],
): Area => ({ epic, label, things, doings, details })

/** A library's loans, rooms and readers: twenty parts with words of their own, as a real project has them. */
const areas: readonly Area[] = [
  area(
    'Catalogue search',
    'search',
    ['catalogue', 'search results', 'facets', 'call numbers', 'spelling hints', 'saved searches'],
    ['search', 'narrow down', 'sort', 'browse'],
    ['by author and year', 'in two languages', 'with a typing mistake', 'across all branches'],
  ),
  area(
    'Loans and renewals',
    'loans',
    ['loan', 'renewal', 'due date', 'loan period', 'overdue loan', 'loan history'],
    ['renew', 'extend', 'return', 'lend'],
    ['before the due date', 'for a whole class', 'at the desk', 'after the third reminder'],
  ),
  area(
    'Reservations',
    'holds',
    ['hold', 'waiting list', 'pickup shelf', 'hold slip', 'reserved copy', 'pickup notice'],
    ['reserve', 'queue', 'release', 'pick up'],
    ['at another branch', 'while the copy is lent', 'for seven days', 'in the order of asking'],
  ),
  area(
    'Fees and payments',
    'payments',
    ['fee', 'invoice', 'refund', 'payment receipt', 'card terminal', 'cash drawer'],
    ['pay', 'refund', 'waive', 'charge'],
    ['by card', 'in instalments', 'with a reason', 'in the currency of the branch'],
  ),
  area(
    'Reader accounts',
    'accounts',
    ['reader account', 'library card', 'password', 'guardian', 'address', 'account expiry'],
    ['sign up', 'verify', 'merge', 'close'],
    ['for a child', 'with an ID card', 'without an e-mail address', 'once a year'],
  ),
  area(
    'Notices by mail',
    'notices',
    ['reminder mail', 'notice template', 'letter', 'text message', 'mail bounce', 'unsubscribe link'],
    ['send', 'translate', 'preview', 'schedule'],
    ['three days ahead', 'in the reader’s language', 'on plain paper', 'at most once a day'],
  ),
  area(
    'Meeting rooms',
    'rooms',
    ['room booking', 'room calendar', 'projector', 'door code', 'seating plan', 'cleaning slot'],
    ['book', 'cancel', 'move', 'block'],
    ['for every Tuesday', 'with a deposit', 'up to a month ahead', 'outside opening hours'],
  ),
  area(
    'E-books',
    'ebooks',
    ['e-book', 'audiobook', 'reading position', 'download licence', 'e-reader', 'bookmark'],
    ['download', 'stream', 'read', 'listen to'],
    ['on two devices', 'in the train', 'in large print', 'until the licence ends'],
  ),
  area(
    'Acquisition',
    'acquisition',
    ['purchase order', 'supplier', 'budget line', 'standing order', 'delivery note', 'price quote'],
    ['order', 'approve', 'claim', 'receive'],
    ['within the budget', 'from three suppliers', 'as a rush order', 'in part'],
  ),
  area(
    'Cataloguing',
    'cataloguing',
    ['title record', 'subject heading', 'authority file', 'series', 'cover picture', 'duplicate record'],
    ['import', 'correct', 'merge', 'classify'],
    ['from the union catalogue', 'with diacritics', 'in one batch', 'by its ISBN'],
  ),
  area(
    'Shelving and stock',
    'stock',
    ['stock count', 'shelf mark', 'barcode label', 'weeding list', 'lost copy', 'store room'],
    ['count', 'relabel', 'weed', 'relocate'],
    ['with a hand scanner', 'one aisle at a time', 'after five idle years', 'overnight'],
  ),
  area(
    'Self-service desk',
    'kiosk',
    ['self-service kiosk', 'RFID pad', 'touch screen', 'return box', 'sorting belt', 'security gate'],
    ['scan', 'unlock', 'restart', 'calibrate'],
    ['while the network is down', 'with gloves on', 'from a wheelchair', 'five at once'],
  ),
  area(
    'Events and courses',
    'events',
    ['author reading', 'course', 'event ticket', 'event poster', 'participant list', 'child care'],
    ['announce', 'sign up for', 'sell out', 'postpone'],
    ['with a waiting list', 'for members first', 'at two places', 'in the school holidays'],
  ),
  area(
    'Interlibrary loan',
    'interlibrary',
    ['interlibrary request', 'lending library', 'courier bag', 'article scan', 'copyright form', 'shipping'],
    ['request', 'ship', 'forward', 'track'],
    ['from abroad', 'as a scan', 'at the reader’s cost', 'with a tracking number'],
  ),
  area(
    'Reports',
    'reports',
    ['yearly report', 'lending statistics', 'chart', 'usage figures', 'spreadsheet', 'visitor counter'],
    ['report', 'compare', 'plot', 'drill into'],
    ['by branch and month', 'against last year', 'for the city council', 'without names'],
  ),
  area(
    'Privacy',
    'privacy',
    ['consent', 'privacy notice', 'personal data', 'erasure request', 'retention rule', 'audit trail'],
    ['erase', 'consent to', 'disclose', 'anonymise'],
    ['on request', 'after two years', 'within thirty days', 'with proof'],
  ),
  area(
    'Staff and rights',
    'staff',
    ['staff role', 'shift plan', 'permission', 'desk duty', 'two-factor code', 'staff login'],
    ['grant', 'revoke', 'delegate', 'roster'],
    ['for a holiday', 'per branch', 'with a second pair of eyes', 'at the end of the shift'],
  ),
  area(
    'Mobile app',
    'mobile',
    ['mobile app', 'push message', 'home screen', 'app store', 'offline card', 'camera'],
    ['install', 'swipe', 'tap', 'synchronise'],
    ['on an old phone', 'in dark mode', 'without a signal', 'with one hand'],
  ),
  area(
    'Opening hours',
    'branches',
    ['branch page', 'opening hours', 'holiday calendar', 'bookmobile', 'bookmobile stop', 'floor map'],
    ['publish', 'close', 'announce', 'find'],
    ['on public holidays', 'near me', 'a week ahead', 'for the summer'],
  ),
  area(
    'Recommendations',
    'recommendations',
    ['reading list', 'book tip', 'star rating', 'review', 'new arrivals', 'similar title'],
    ['recommend', 'rate', 'follow', 'share'],
    ['by age', 'from the own history', 'without an account', 'every month'],
  ),
]

const people = ['reader', 'parent', 'librarian', 'branch manager', 'student', 'volunteer', 'teacher']
const goods = [
  'I lose no time',
  'nobody has to ask at the desk',
  'nothing is written on paper',
  'it is right the first time',
  'the queue is shorter',
]
const breakdowns = [
  'shows yesterday’s state',
  'is empty in Safari',
  'fails for names with an umlaut',
  'times out on Mondays',
]
const chores = ['Cover with tests', 'Speed up', 'Move to the new interface', 'Log the errors of']
const columns = [
  'Summary',
  'Issue key',
  'Issue id',
  'Issue Type',
  'Status',
  'Project key',
  'Project name',
  'Priority',
  'Resolution',
  'Assignee',
  'Assignee Id',
  'Reporter',
  'Reporter Id',
  'Created',
  'Updated',
  'Due date',
  'Labels',
  'Labels',
  'Sprint',
  'Sprint',
  'Fix versions',
  'Description',
  'Outward issue link (Relates)',
  'Outward issue link (Relates)',
  'Custom field (Story Points)',
  'Parent',
  'Parent summary',
]

export interface JiraExport {
  /** with a byte order mark, as the tool writes it */
  csv: string
  /** rows beneath the head */
  rows: number
  epics: readonly string[]
  /** rows that are neither done nor an epic */
  open: number
}

/**
 * An export of all fields as Jira's cloud writes it, after `exports/jira` and COLUMNS.md: columns that stand several
 * times, texts of several lines, dates such as `05/Feb/26 1:38 PM`, an epic named by its *Issue id* in `Parent`. The
 * same for the same numbers.
 */
export function jiraExport(rows: number, seed = 1): JiraExport {
  const random = seededRandom(seed)
  const one = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!
  const lines: string[] = [columns.join(',')]
  const seen = new Set<string>()
  let open = 0
  const write = (at: number, issue: Issue) => {
    const isDone = issue.status === 'Done'
    if (!isDone && issue.type !== 'Epic') open++
    const created = dateText(one([25, 26]), Math.floor(random() * 330), random)
    const who = issue.type === 'Epic' ? '' : one(['', 'Person 1', 'Person 2', 'Person 3'])
    const cells = [
      issue.summary,
      `LIB-${at + 1}`,
      String(10_000 + at * 2),
      issue.type,
      issue.status,
      'LIB',
      'Library',
      one(['Low', 'Medium', 'Medium', 'High']),
      isDone ? 'Done' : '',
      who,
      who && '000000:00000000-0000-0000-0000-000000000000',
      'Person 1',
      '000000:00000000-0000-0000-0000-000000000000',
      created,
      created,
      '',
      issue.label,
      random() < 0.2 ? 'customer-wish' : '',
      issue.type === 'Epic' ? '' : `LIB Sprint ${1 + (at % 9)}`,
      isDone ? `LIB Sprint ${2 + (at % 9)}` : '',
      '',
      issue.description,
      random() < 0.1 ? `LIB-${1 + Math.floor(random() * rows)}` : '',
      '',
      issue.type === 'Story' ? String(one([1, 2, 3, 5, 8])) : '',
      issue.parent === null ? '' : String(10_000 + issue.parent * 2),
      issue.parent === null ? '' : areas[issue.parent]!.epic,
    ]
    lines.push(cells.map(quoted).join(','))
  }
  for (const [at, { epic, label }] of areas.entries())
    write(at, { summary: epic, type: 'Epic', status: 'To Do', label, description: '', parent: null })
  for (let at = areas.length; at < rows; at++) {
    // Some parts are spoken of far more than others, and what is wanted soon stands first.
    const place = Math.floor(random() ** 1.4 * areas.length)
    const about = areas[place]!
    let issue = issueOf(about, one, random)
    // Repeated lines are two, as people leave them in; all others are told apart.
    for (let tries = 0; seen.has(issue.summary) && at !== rows - 1; tries++) {
      issue = issueOf(about, one, random)
      if (tries > 20) issue.summary += ` (${at})`
    }
    seen.add(issue.summary)
    write(at, { ...issue, label: about.label, parent: random() < 0.9 ? place : null })
  }
  return { csv: `﻿${lines.join('\r\n')}\r\n`, rows, epics: areas.map(({ epic }) => epic), open }
}

interface Issue {
  summary: string
  type: 'Epic' | 'Story' | 'Bug' | 'Task'
  status: 'To Do' | 'In Progress' | 'Done'
  label: string
  description: string
  /** row of its epic, from 0 */
  parent: number | null
}

function issueOf(
  { things, doings, details }: Area,
  one: <T>(all: readonly T[]) => T,
  random: () => number,
): Pick<Issue, 'summary' | 'type' | 'status' | 'description'> {
  const [thing, other, doing, detail] = [one(things), one(things), one(doings), one(details)]
  const status = random() < 0.18 ? 'Done' : random() < 0.06 ? 'In Progress' : 'To Do'
  const kind = random()
  if (kind < 0.16)
    return {
      type: 'Bug',
      status,
      summary: `The ${thing} ${one(breakdowns)}, "${other}" too`,
      description: `Steps:\n1. Open the ${thing}\n2. ${capital(doing)} it ${detail}\n\nIt ${one(breakdowns)}.`,
    }
  if (kind < 0.3)
    return {
      type: 'Task',
      status,
      summary: `${one(chores)} the ${thing}, ${detail}`,
      description: `Needed for the ${other}.`,
    }
  return {
    type: 'Story',
    status,
    summary: `As a ${one(people)}, I want to ${doing} the ${thing} ${detail}, so that ${one(goods)}`,
    description: `h3. Why\nThe ${other} depends on it; see also "${thing}".\n* ${capital(doing)} ${detail}\n* Keep the ${other}`,
  }
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function dateText(year: number, day: number, random: () => number): string {
  const two = (number: number) => String(number).padStart(2, '0')
  const hour = 1 + Math.floor(random() * 12)
  const minute = two(Math.floor(random() * 60))
  return `${two(1 + (day % 28))}/${months[Math.floor(day / 30)]}/${year} ${hour}:${minute} ${day % 2 ? 'AM' : 'PM'}`
}

const capital = (word: string) => `${word[0]?.toUpperCase()}${word.slice(1)}`
