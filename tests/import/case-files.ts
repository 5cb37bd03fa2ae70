import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ImportChoices } from '#protocol/import-choices.ts'
import { dryRunOf } from '#server/import/plan/dry-run.ts'
import { readFile } from '#server/import/read-file.ts'

export const casesFolder = join(import.meta.dirname, 'cases')

export const caseBytes = (name: string) => readFileSync(join(casesFolder, name))

/** `title | kind status estimate < parent`, as the lists of what is right are written. */
export function shortly(bytes: Uint8Array, name: string, choices: ImportChoices = {}): string[] {
  const reading = readFile(bytes, name, choices)
  if ('malformed' in reading) return [`refused: ${reading.malformed}`]
  return dryRunOf(reading).data.items.map(({ title, kind, status, estimate, parent }) =>
    [
      `${title} |`,
      kind,
      status,
      ...(estimate === null ? [] : [String(estimate)]),
      ...(parent === null ? [] : [`< ${parent}`]),
    ].join(' '),
  )
}

/** What each of the cases is, item by item. */
export const right: Record<string, readonly string[]> = {
  '01-tree-without-id.csv': [
    'Booking | epic draft',
    'Search a room | epic draft < Booking',
    'Filter by size | story doing < Search a room',
    'Filter by floor | story draft < Search a room',
    'Pay online | epic draft < Booking',
  ],
  '03-parent-title-no-id.csv': [
    'Rooms | epic draft',
    'Book a room | story draft < Rooms',
    'Pick a size | story draft < Rooms',
  ],
  '04-epic-link-holds-epic-name.csv': [
    'Company access control | epic done',
    'Register a company | story done 8 < Company access control',
    'Log in | story draft 5 < Company access control',
  ],
  '05-epic-column.csv': [
    'Rooms | epic draft',
    'As a guest I want to book a room | story draft 5 < Rooms',
    'As a guest I want to pick a size | story draft 3 < Rooms',
    'Payment | epic draft',
    'As a guest I want to pay | story draft 8 < Payment',
  ],
  '06-epic-feature-story-columns.csv': [
    'Rooms | epic draft',
    'Booking | epic draft < Rooms',
    'As a guest I want to book | story done 3 < Booking',
    'As a guest I want to pick | story draft 5 < Booking',
    'Search | epic draft < Rooms',
    'As a guest I want to search | story draft 2 < Search',
  ],
  '09-header-with-brackets.csv': ['Book | story done 3'],
  '11-estimate-sp.csv': [
    'As a guest I want a room | story draft 13',
    'As a guest I want a key | story draft 5',
  ],
  '13-title-fallback-priority.csv': ['Create the solution | story draft', 'Book a room | story done'],
  '15-as-a-i-want-so-that.csv': [
    'As a guest I want to book a room so that I can sleep | story draft 3',
    'As a guest I want to pay so that I am done | story draft 5',
  ],
  '17-name-is-a-person.csv': ['Book a room | story done', 'Pick a size | story draft'],
  '18-no-header.csv': [
    'Rooms | epic draft',
    'Book a room | story draft < Rooms',
    'Pick a size | story draft < Rooms',
  ],
  '19-blank-first-line.csv': [
    'Rooms | epic draft',
    'As a guest, I want to book | story draft 3 < Rooms',
    'Build the form | technical draft < As a guest, I want to book',
    'Store it | technical draft < As a guest, I want to book',
  ],
  '21-jira-exports-concatenated.csv': ['Book a room | story done 3', 'Pick a size | story draft 5'],
  '23-jira-wide.csv': ['Book a room | story done 5', 'Pick a size | story draft 3'],
  '24-jira-rank.csv': [
    'First in the backlog | story draft',
    'Second in the backlog | story draft',
    'Third in the backlog | story draft',
  ],
  '25-azure-basic-issue.csv': [
    'Booking | epic doing',
    'Search a room | story draft < Booking',
    'Build index | technical done < Search a room',
  ],
  '27-github-parent.json': ['Rooms | defect draft', 'Book | technical done < Rooms', 'Size | defect doing'],
  '29-plane.csv': [
    'Book a room | story doing 5',
    'Pick a size | story done 2 < Book a room',
    'Old idea | story done',
  ],
  '32-done-column.csv': [
    'Book a room | story done 3',
    'Pick a size | story draft 5',
    'Pay | story done 8',
    'Refund | story draft 2',
  ],
  '33-openproject.csv': [
    'Rooms | epic draft',
    'Book a room | story draft 5 < Rooms',
    'Pick a size | technical done < Book a room',
    'Old | defect done',
    'Later | story draft',
    'Tested | story doing',
    'Confirmed | story ready',
    'Dev | story doing',
    'Test failed | story doing',
    'In test | story doing',
  ],
  '35-youtrack.csv': [
    'Rooms | epic draft',
    'Book a room | story draft 5 < Rooms',
    'Wrong size | defect done',
    'To verify | defect done',
    'To discuss | story draft',
  ],
  '37-productboard.csv': ['Book a room | story draft 3', 'Pick a size | story done 2'],
  '38-outline-number.csv': [
    'Discovery | story draft',
    'Interviews | story draft < Discovery',
    'Write-up | story draft < Discovery',
    'Build | story draft',
  ],
  '40-asana-rounded-ids.csv': ['Checkout flow | story draft', 'Add card | story done < Checkout flow'],
  '44-redmine-rest.xml': ['Wrong size | defect done', 'Book a room | story draft'],
  '46-markdown-outline.md': [
    'Rooms | epic draft',
    'Book a room | story draft 5 < Rooms',
    'Pick a size | story done < Book a room',
    'Cancel a room | story done < Rooms',
    'Payment | epic draft',
    'Pay online | story draft < Payment',
    'Refund | story draft < Payment',
  ],
  '47-markdown-table.md': [
    'As a guest I want to book | story done 3',
    'As a guest I want to pick | story draft 5',
  ],
  '49-yaml.yml': [
    'refused: The file is YAML, of which no tool’s backlog is known here; export CSV, JSON or Markdown instead.',
  ],
  '51-trello-points-in-title.json': [
    'As a guest, I want to book a room | story draft 8',
    'Pay online | story draft 5',
  ],
  '53-trello-csv.csv': ['Book a room | defect doing', 'Paid | story done'],
  '54-versions-sprints-dates.csv': ['Book a room | story doing 3', 'Cancel a room | story draft 2'],
  '55-cp1251.csv': [
    'Комнаты | epic draft',
    'Забронировать | story done 5 < Комнаты',
    'Выбрать размер | story doing 3 < Комнаты',
  ],
  '57-gb18030.csv': ['预订房间 | story done 5', '选择大小 | story doing 3', '支付 | story draft 8'],
  '59-merged-cells.csv': [
    'Rooms | epic draft',
    'As a guest I want to book a room | story draft 13 < Rooms',
    'Build the form | technical draft < As a guest I want to book a room',
    'Store the booking | technical draft < As a guest I want to book a room',
    'Payment | epic draft',
    'As a guest I want to pay | story draft 5 < Payment',
    'Call the bank | technical draft < As a guest I want to pay',
    'Send a receipt | technical draft < As a guest I want to pay',
  ],
  '61-redmine-german.csv': [
    'Räume | story doing',
    'Größe wählen | defect done < Räume',
    'Frage | technical done < Räume',
  ],
  '63-gitlab-epic.csv': ['Book a room | defect doing 3', 'Pick a size | story done'],
  '65-estimate-with-unit.csv': [
    'One | story draft 3',
    'Two | story draft',
    'Three | story draft 0.5',
    'Four | story draft 0.5',
    'Five | story draft 3',
    'Six | story draft',
  ],
  '67-group-rows.csv': [
    'Rooms | epic draft',
    'As a guest I want to book | story done 3 < Rooms',
    'As a guest I want to pick | story draft 5 < Rooms',
    'Payment | epic draft',
    'As a guest I want to pay | story draft 8 < Payment',
  ],
  '69-jira-resolution.csv': [
    'Alpha | story done',
    'Beta | story done',
    'Gamma | story doing',
    'Delta | story done',
    'Epsilon | story draft',
    'Zeta | story doing',
    'Eta | story doing',
  ],
  '70-jira-wiki.csv': ['Price is wrong | defect done', 'Price is missing | defect done'],
  '73-clubhouse-import.csv': [
    'Book a room | defect draft',
    'Reset by mail | story draft',
    'Tidy up | technical draft',
  ],
  '76-asana-sections.csv': [
    'Production',
    'Post-production',
    'Live events',
    'Final',
    'Complete list',
    'Released',
    'Closed deals',
    'Archive',
  ].map((section) => `Task in ${section} | story draft`),
}
