/** An atelier that somebody had a seat in and that is no more: its phase, and « A. Former ». */
export interface LostAtelier {
  readonly phase: number;
  readonly name: string;
}

/** By registration. */
export type LostAteliers = ReadonlyMap<string, readonly LostAtelier[]>;
