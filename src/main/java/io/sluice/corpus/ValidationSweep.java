package io.sluice.corpus;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The whole of a text in windows that do not overlap: every token but the first is predicted
 * exactly once. Always in the same order and the same batches; what is left at the end comes as a
 * batch of one shorter window.
 *
 * @param file the ids
 * @param batch the most windows in a batch
 * @param length the most predictions in a window
 */
public record ValidationSweep(TokenFile file, int batch, int length)
    implements Iterable<SweepBatch> {
  /**
   * @throws IllegalArgumentException if the text has fewer than two tokens
   */
  public ValidationSweep {
    if (batch < 1 || length < 1) {
      throw new IllegalArgumentException(
          "batch is " + batch + " and context length " + length + ": both must be at least 1");
    }
    Math.multiplyExact(batch, length);
    if (file.count() < 2) {
      throw new IllegalArgumentException(
          "the text to measure has "
              + file.count()
              + " tokens and nothing to predict: give a longer text, or more of it (--validation-share and --test-share of a --text)");
    }
  }

  /** How many tokens are predicted in all: one less than the text has. */
  public long tokens() {
    return file.count() - 1;
  }

  @Override
  public Iterator<SweepBatch> iterator() {
    return share(0, 1).iterator();
  }

  /**
   * The batches of one who shares the sweep with others; those of the others are not read.
   *
   * @param turn from 0
   * @param shares how many there are
   * @return every {@code shares}-th batch, in the order of the text
   */
  public Iterable<SweepBatch> share(int turn, int shares) {
    return () -> new Batches(turn, shares);
  }

  private final class Batches implements Iterator<SweepBatch> {
    private final int shares;
    private long done;

    Batches(int turn, int shares) {
      this.shares = shares;
      skip(turn);
    }

    @Override
    public boolean hasNext() {
      return done < tokens();
    }

    @Override
    public SweepBatch next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      SweepBatch next = read(done, rows(), width());
      skip(shares);
      return next;
    }

    private void skip(int batches) {
      for (int i = 0; i < batches && hasNext(); i++) {
        done += (long) rows() * width();
      }
    }

    private int width() {
      return (int) Math.min(length, tokens() - done);
    }

    private int rows() {
      return (int) Math.min(batch, (tokens() - done) / width());
    }
  }

  private SweepBatch read(long from, int rows, int width) {
    // Windows follow each other without a gap, so a batch of them is one stretch of the text.
    int[] inputs = new int[rows * width];
    int[] targets = new int[rows * width];
    file.read(from, inputs);
    file.read(from + 1, targets);
    return new SweepBatch(inputs, targets, rows, width);
  }
}
