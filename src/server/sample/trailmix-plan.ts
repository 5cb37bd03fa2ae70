import type { ItemKind, ItemStatus } from '#domain/backlog/item.ts'
import type { GoalType } from '#domain/roadmap/goal.ts'

export interface SampleRelease {
  name: string
  /** quarters, half-years or nothing, counted from the day of install */
  when: 'this quarter' | 'next quarter' | 'the half-year after' | 'later'
  goal: string
  type: GoalType
  metrics: { name: string; unit: string; baseline: number; target: number }[]
  features: { name: string; reason?: string; items: SampleItem[] }[]
}

export type SampleItem = [title: string, estimate: number | null, status?: ItemStatus, kind?: ItemKind]

export const releases: SampleRelease[] = [
  {
    name: 'First hikes',
    when: 'this quarter',
    goal: 'A thousand people plan and walk their first hike with us.',
    type: 'acquire',
    metrics: [
      { name: 'first hikes planned', unit: '', baseline: 0, target: 1000 },
      { name: 'of searches end in a saved hike', unit: '%', baseline: 22, target: 35 },
    ],
    features: [
      {
        name: 'Route search',
        items: [
          ['As Mei, I want to find a hike near me, so that I can leave within the hour', 5, 'done'],
          ['Filter hikes by length, climb and surface', 3, 'done'],
          ['Sketch: results as map and list, side by side', null, 'done', 'sketch'],
          ['Search by the name of a village or a hut', 3, 'done'],
          ['Remember my last five searches', 2, 'done'],
          ['Sort by distance from where I stand', 2, 'done'],
          ['Show how busy a trail usually is at the weekend', 5, 'ready'],
          ['Suggest a shorter route when the sun sets early', 8, 'draft'],
          ['Results appear within a second on a slow network', null, 'ready', 'constraint'],
        ],
      },
      {
        name: 'Map view',
        items: [
          ['See the whole route on a map before I start', 5, 'done'],
          ['Zoom in to a junction without losing the track', 3, 'done'],
          ['Show where I am on the track', 5, 'done'],
          ['Switch between summer and winter paths', 3, 'done'],
          ['Map jumps back when zooming quickly', 2, 'ready', 'defect'],
          ['See the climb as a profile under the map', 5, 'doing'],
        ],
      },
      {
        name: 'Save a hike',
        items: [
          ['Keep a hike for the weekend', 5, 'done'],
          ['Name and sort my saved hikes', 3, 'done'],
          ['Send a saved hike to a friend as a link', 3, 'done'],
        ],
      },
    ],
  },
  {
    name: 'Come back',
    when: 'next quarter',
    goal: 'Three in ten hikers are back within four weeks, because the trail is in their pocket.',
    type: 'retain',
    metrics: [{ name: 'back in week four', unit: '%', baseline: 18, target: 30 }],
    features: [
      {
        name: 'Offline maps',
        items: [
          ['Offline maps', 34, 'draft', 'epic'],
          ['Download the map of a hike before I leave', 8],
          ['See how much space the maps take, and free it', 3],
          ['Say plainly when a map is too old to trust', 3],
        ],
      },
      {
        name: 'Hike diary',
        items: [
          ['Hike diary', 21, 'draft', 'epic'],
          ['Look back at the hikes I walked this year', 5],
          ['Add a note where the path was washed away', 3],
          ['Write a line about how it felt', 2],
          ['See my total climb by month', 3],
          ['Storyboard: the evening after a long walk', null, 'draft', 'storyboard'],
        ],
      },
      {
        name: 'Reminders that know the weather',
        items: [
          ['Tell me on Thursday when Saturday will be dry', 8],
          ['Let me choose how far I am ready to travel', 3],
        ],
      },
      {
        name: 'Badges',
        items: [
          ['Earn a badge for the first thousand metres of climb', 3],
          ['Earn a badge for a hike in every season', 3],
          ['Hide badges for people who find them silly', 1],
          ['Show the next badge within reach', 2],
          ['Mock-up: the badge shelf', null, 'draft', 'mock-up'],
        ],
      },
      {
        name: 'Photo import',
        items: [
          ['Place my photos along the track', 8],
          ['Choose which photos others may see', 5],
          ['Photos stay on my phone unless I say so', null, 'draft', 'constraint'],
        ],
      },
      {
        name: 'Watch app',
        reason: 'Two partner shops sell the watch from spring on and asked for it.',
        items: [],
      },
    ],
  },
  {
    name: 'Go together',
    when: 'the half-year after',
    goal: 'Hikers bring the friends they walk with.',
    type: 'activate',
    metrics: [],
    features: [
      { name: 'Groups and invitations', items: [] },
      { name: 'Live location, shared', items: [] },
    ],
  },
  {
    name: 'Pays its way',
    when: 'later',
    goal: 'Clubs pay for what their members already use.',
    type: 'revenue',
    metrics: [],
    features: [],
  },
]

export const loose: SampleItem[] = [
  ['Dark map for reading at night', 3],
  ['Old share links lead nowhere', null, 'draft', 'defect'],
  ['Export a track as GPX, second try', 3],
  ['Rename the settings page', 1, 'draft', 'technical'],
]
