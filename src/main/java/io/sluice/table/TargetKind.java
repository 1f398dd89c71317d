package io.sluice.table;

/** What the targets of a table are. */
public enum TargetKind {
  /** Each target is a number of its own. */
  NUMBERS,
  /** Each target stands for a class: 1 for the class of the row, 0 for all others. */
  CLASSES
}
