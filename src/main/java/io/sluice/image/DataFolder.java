package io.sluice.image;

import io.sluice.data.DataDirectory;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongBiFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * The folder of a data set in the data directory.
 *
 * @param set the data set's word, which is the folder's name
 * @param dataDirectory the data directory
 */
record DataFolder(String set, Path dataDirectory) {
  private static final String PACKED = ".gz";

  Path path() {
    return dataDirectory.resolve(set);
  }

  /** The file of a name, packed or not. */
  Optional<ImageFile> find(String name) {
    return Stream.of(name, name + PACKED)
        .map(path()::resolve)
        .filter(Files::exists)
        .map(path -> new ImageFile(path, "delete it and get it again with " + command()))
        .findFirst();
  }

  /** The file of a name, which must be there. */
  ImageFile get(String name) {
    return find(name).orElseThrow(() -> absent(name));
  }

  /** Refuses to go on without a file. */
  IllegalArgumentException absent(String name) {
    return new IllegalArgumentException(
        "%s: get it with %s, or set %s to the folder that has %s"
            .formatted(missing(name), command(), DataDirectory.VARIABLE, set));
  }

  /** That a file is not there. */
  String missing(String name) {
    return "%s needs %s, which is not in %s, packed as %s or not"
        .formatted(set, name, path(), PACKED);
  }

  /** What brings the files here. */
  private String command() {
    return "./sluice vision data fetch " + set;
  }

  /**
   * What is there.
   *
   * @param counter the images of a part; it adds what is missing, a sentence each
   */
  Inventory look(ToLongBiFunction<Part, List<String>> counter) {
    List<String> missing = new ArrayList<>();
    long training = counter.applyAsLong(Part.TRAINING, missing);
    long test = counter.applyAsLong(Part.TEST, missing);
    return new Inventory(Optional.of(path()), training, test, missing);
  }

  /**
   * What a file says of its size.
   *
   * @param sentences gets one more if the file is missing or cannot be read
   * @return 0 then
   */
  long count(String name, ToLongFunction<ImageFile> counter, List<String> sentences) {
    Optional<ImageFile> file = find(name);
    if (file.isEmpty()) {
      sentences.add(missing(name));
      return 0;
    }
    try {
      return counter.applyAsLong(file.get());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      sentences.add(e.getMessage());
      return 0;
    }
  }
}
