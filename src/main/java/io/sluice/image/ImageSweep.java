package io.sluice.image;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/**
 * The whole of a set in batches, in its own order and unchanged, to measure on. The last batch may
 * be smaller.
 *
 * @param set the images
 * @param batch the most images in a batch
 * @param normalization that of the set the net was trained on
 */
public record ImageSweep(ImageSet set, int batch, PixelNormalization normalization)
    implements Iterable<ImageBatch> {
  public ImageSweep {
    if (batch < 1) {
      throw new IllegalArgumentException("a batch of " + batch + ": it must be at least 1");
    }
    normalization.requireFits(set);
  }

  @Override
  public Iterator<ImageBatch> iterator() {
    return share(0, 1).iterator();
  }

  /**
   * The batches of one who shares the sweep with others.
   *
   * @param turn from 0
   * @param shares how many there are
   * @return every {@code shares}-th batch, in the order of the set
   */
  public Iterable<ImageBatch> share(int turn, int shares) {
    return () -> new Batches(turn, shares);
  }

  private final class Batches implements Iterator<ImageBatch> {
    private final Brush brush = new Brush(set, normalization);
    private final int shares;
    private long next;

    Batches(int turn, int shares) {
      this.shares = shares;
      this.next = (long) turn * batch;
    }

    @Override
    public boolean hasNext() {
      return next < set.size();
    }

    @Override
    public ImageBatch next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int from = (int) next;
      int end = (int) Math.min(set.size(), next + batch);
      next += (long) shares * batch;
      return brush.plain(IntStream.range(from, end).toArray());
    }
  }
}
