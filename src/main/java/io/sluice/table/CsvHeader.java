package io.sluice.table;

/** What the first line of a file of separated values is. */
enum CsvHeader {
  /** The names of the columns. */
  FIRST_LINE,

  /** A row; columns are called column1, column2 and so on. */
  NONE
}
