package io.sluice.board;

/** How far a run is, as its files tell. */
enum RunState {
  /** Its last record is fresh. */
  TRAINING,
  /** It is not finished, and nobody has written lately. */
  STOPPED,
  /** It has its DONE. */
  DONE,
  /** Something of it is missing or damaged. */
  DAMAGED
}
