package io.sluice.table;

/** What is done to a table's columns before a network learns from them. */
public enum Scaling {
  /** Nothing. */
  NONE {
    @Override
    public Standardization of(Table training) {
      return Standardization.none(training);
    }
  },

  /** Mean 0 and deviation 1 on the rows of training. */
  STANDARD {
    @Override
    public Standardization of(Table training) {
      return Standardization.of(training);
    }
  };

  /** What it does to the columns of a table, as its rows say. */
  public abstract Standardization of(Table training);
}
