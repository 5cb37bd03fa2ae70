/** What somebody asks for would hold up the others, who have waited for them enough; they may ask again in a while. */
export class TooSoon extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super('Too soon')
    this.seconds = Math.ceil(seconds)
  }
}
