package io.sluice.tensorboard;

import java.util.Arrays;
import java.util.List;

/**
 * How numbers are distributed.
 *
 * @param tag their name
 * @param numbers at least one
 */
public record HistogramValue(String tag, List<Double> numbers) implements SummaryValue {

  private static final int HISTOGRAM = 5;
  private static final int LEAST = 1;
  private static final int GREATEST = 2;
  private static final int COUNT = 3;
  private static final int SUM = 4;
  private static final int SUM_OF_SQUARES = 5;
  private static final int BUCKET_LIMITS = 6;
  private static final int BUCKETS = 7;

  /** As many as TensorBoard's own. */
  private static final int EQUAL_PARTS = 30;

  /** Refuses what has no distribution. */
  public HistogramValue {
    numbers = List.copyOf(numbers);
    if (numbers.isEmpty()) {
      throw new IllegalArgumentException("a histogram of no numbers: " + tag);
    }
  }

  @Override
  public byte[] message() {
    double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
    double least = Arrays.stream(values).min().orElseThrow();
    double greatest = Arrays.stream(values).max().orElseThrow();
    double[] limits = limits(least, greatest);
    double[] counts = new double[limits.length];
    for (double value : values) {
      int bucket = Arrays.binarySearch(limits, value);
      counts[bucket < 0 ? -bucket - 1 : bucket]++;
    }
    byte[] histogram =
        ProtocolMessage.of(
            out -> {
              out.writeDouble(LEAST, least);
              out.writeDouble(GREATEST, greatest);
              out.writeDouble(COUNT, values.length);
              out.writeDouble(SUM, Arrays.stream(values).sum());
              out.writeDouble(SUM_OF_SQUARES, Arrays.stream(values).map(v -> v * v).sum());
              out.writeByteArray(BUCKET_LIMITS, ProtocolMessage.packed(limits));
              out.writeByteArray(BUCKETS, ProtocolMessage.packed(counts));
            });
    return ProtocolMessage.of(
        out -> {
          out.writeString(TAG, tag);
          out.writeByteArray(HISTOGRAM, histogram);
        });
  }

  /** The upper limit of each bucket, ascending; the last is the greatest number. */
  private static double[] limits(double least, double greatest) {
    double width = greatest / EQUAL_PARTS - least / EQUAL_PARTS;
    if (!(least + width > least)) {
      return new double[] {greatest};
    }
    double[] limits = new double[EQUAL_PARTS];
    double limit = least;
    for (int i = 0; i < EQUAL_PARTS; i++) {
      limit = Math.min(greatest, limit + width);
      limits[i] = limit;
    }
    limits[EQUAL_PARTS - 1] = greatest;
    return limits;
  }
}
