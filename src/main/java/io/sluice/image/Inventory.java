package io.sluice.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is there of a data set, by the headers and sizes of its files; that they are whole is only
 * known when they are read.
 *
 * @param folder where it is looked for; empty if it is generated
 * @param trainingImages how many, 0 if they cannot be read
 * @param testImages how many, 0 if they cannot be read
 * @param missing what is missing or damaged, a sentence each
 */
public record Inventory(
    Optional<Path> folder, long trainingImages, long testImages, List<String> missing) {
  public Inventory {
    missing = List.copyOf(missing);
  }

  /** Whether it can be trained and tested with, be it with fewer images than there should be. */
  public boolean usable() {
    return trainingImages > 0 && testImages > 0;
  }
}
