package io.sluice.run;

import io.sluice.data.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How far {@code metrics.jsonl} had been written at some moment. Whoever reads it later finds out
 * whether its records are still there.
 *
 * @param records lines
 * @param sha256 of these lines, line feeds included
 */
public record MetricsExtent(long records, String sha256) {

  private static final String RECORDS = "metrics_records";
  private static final String DIGEST = "metrics_sha256";

  /** Refuses what cannot have been counted. */
  public MetricsExtent {
    if (records < 0 || !sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "%d records of SHA-256 '%s': give a count and 64 hexadecimal digits"
              .formatted(records, sha256));
    }
  }

  /** Of whole lines. */
  static MetricsExtent of(String lines) {
    return new MetricsExtent(
        lines.chars().filter(character -> character == '\n').count(), Sha256.of(lines));
  }

  /**
   * What a checkpoint says of it.
   *
   * @return keys and texts
   */
  public Map<String, String> metadata() {
    return Map.of(RECORDS, Long.toString(records), DIGEST, sha256);
  }

  /**
   * What a checkpoint has said.
   *
   * @param metadata its keys and texts
   * @return nothing of checkpoints of earlier versions
   */
  public static Optional<MetricsExtent> in(Map<String, String> metadata) {
    String records = metadata.getOrDefault(RECORDS, "");
    String digest = metadata.getOrDefault(DIGEST, "");
    return records.matches("\\d{1,18}") && digest.matches("[0-9a-f]{64}")
        ? Optional.of(new MetricsExtent(Long.parseLong(records), digest))
        : Optional.empty();
  }

  /**
   * These records, where they stand at the beginning of others.
   *
   * @param lines whole lines
   * @return the lines that are counted here, or nothing if they are others
   */
  Optional<byte[]> beginningOf(byte[] lines) {
    int end = 0;
    for (long left = records; left > 0 && end < lines.length; end++) {
      left -= lines[end] == '\n' ? 1 : 0;
    }
    byte[] beginning = Arrays.copyOf(lines, end);
    boolean isSame = of(new String(beginning, StandardCharsets.UTF_8)).equals(this);
    return isSame ? Optional.of(beginning) : Optional.empty();
  }

  /** How many of these records another extent lacks; 0 if it has others instead, or more. */
  long missingFrom(MetricsExtent found) {
    return Math.max(0, records - found.records);
  }

  /** What is wrong with metrics that should have these records and have others. */
  String sentence(String file, MetricsExtent found) {
    long missing = missingFrom(found);
    return missing > 0
        ? "%,d of %,d records are missing from %s".formatted(missing, records, file)
        : "records of %s are not those that the run wrote".formatted(file);
  }
}
