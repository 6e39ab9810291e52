import { ASSISES_NIORT_2022 } from './assises-niort-2022.js';
import { BLOC_LOCAL_2015_2017 } from './bloc-local-2015-2017.js';
import { BLOC_LOCAL_2018 } from './bloc-local-2018.js';
import { BLOC_LOCAL_2019 } from './bloc-local-2019.js';
import type { PrintedEvent } from './printed-event.js';
import { VAUCLUSE_2024 } from './vaucluse-2024.js';

export const PROGRAMMES: readonly PrintedEvent[] = [
  ...BLOC_LOCAL_2015_2017,
  BLOC_LOCAL_2018,
  BLOC_LOCAL_2019,
  ASSISES_NIORT_2022,
  ...VAUCLUSE_2024,
];
