import { mostMegabytes } from '#protocol/messages.ts'

const kB = 1024
const MB = 1024 * kB

/**
 * How much anybody may take of the server. Wide enough for an office of two hundred behind one address and for a phone
 * on a slow line; what is beyond is told to come back, or waits. docs/limits.md says what follows from them.
 */
export const bounds = {
  /** HTTP connections at once, of all and of one address block */
  connections: 10_000,
  /** ms for the head of a request, for all of one, and between two on one connection */
  headMs: 20_000,
  requestMs: 30 * 60_000,
  idleMs: 15_000,
  /** ms between two looks at who does not go on; who neither reads nor sends for so many looks is cut off */
  lookMs: 5_000,
  stalledLooks: 12,
  /** bytes that have to come of a body between two looks, and looks that it may be late */
  bodyBytes: 2 * kB,
  lateLooks: 4,

  /** requests of one member under way at once, to the last byte read; and those that wait for that */
  answersAtOnce: 32,
  /** the same while others are there: an answer may take some ms of the thread that all share */
  answersAmongOthers: 8,
  answersWaiting: 256,
  /** bytes of answers that are made and not sent yet, of all together */
  answerBytes: 96 * MB,
  /** bytes of bodies and messages that have come and are not handled yet, of all together */
  bodyBytesHeld: 64 * MB,
  /** bytes that wait for pages that do not read, of all together */
  pageBytes: 192 * MB,
  /** bytes of uploads being read and looked through, of all together */
  uploadBytes: 64 * MB,

  /** MB of a body: before somebody is known, of most, of batches */
  strangerMegabytes: 0.0625,
  bodyMegabytes: 1,
  batchMegabytes: mostMegabytes,
  /** nesting of JSON */
  depth: 64,

  /** what one member may do in a second while others are there, and at once */
  stepsASecond: 200,
  stepsAtOnce: 2_000,
  bytesASecond: 8 * MB,
  bytesAtOnce: 96 * MB,
  /** ms of the one thread that everybody shares */
  workASecond: 100,
  workAtOnce: 1_000,
  /** ms that a request is counted as, each MB that comes or goes, and one that is refused: who asks on waits longer */
  workOfRequest: 0.3,
  workOfMegabyte: 15,
  workOfRefusal: 10,
  /**
   * ms of one piece of work that nobody notices; ms a second that one member may have in pieces that are longer, and
   * at once (half of that has to be there when one begins); ms that a MB of JSON in one text is counted as
   */
  shortWork: 10,
  longWorkASecond: 3,
  longWorkAtOnce: 500,
  longWorkOfMegabyte: 5,
  /** ms that a request may wait for its turn, before it is refused */
  patienceMs: 2_000,
  /** ms after which somebody who does nothing is not there any more */
  presentMs: 10_000,

  /** sockets of one page: ms in which it has to say hello, scopes that it may follow */
  helloMs: 20_000,
  scopes: 2_000,
} as const

export type Bounds = { readonly [name in keyof typeof bounds]: number }
