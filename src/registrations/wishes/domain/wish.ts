/** One atelier that somebody ranked. */
export interface Wish {
  /** The round it is for; 0 where one ranking serves the whole day. */
  readonly phase: number;
  /** The atelier's letter in the programme; empty for « sans préférence ». */
  readonly atelier: string;
  /** 1 is the favourite; 0 beside « sans préférence ». */
  readonly rank: number;
}
