// What pages use and Chromium 103 lacks, the oldest that OBS shows them in (OBS 30): arrays' own changed copies.
import 'core-js/actual/array/to-reversed';
import 'core-js/actual/array/to-sorted';
import 'core-js/actual/array/to-spliced';
import 'core-js/actual/array/with';
