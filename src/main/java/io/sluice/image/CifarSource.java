package io.sluice.image;

import io.sluice.data.Download;
import io.sluice.data.DownloadListener;
import io.sluice.data.RemoteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CIFAR-10 in its binary version. Any of the five training files will do; what is missing is said.
 *
 * @param profile what is known of it
 * @param archive all files in one
 */
record CifarSource(Profile profile, RemoteFile archive) implements Source {
  private static final int TRAINING_FILES = 5;
  private static final String TEST = "test_batch.bin";
  private static final String CLASSES = "batches.meta.txt";
  private static final long LONGEST_CLASSES = 4096;

  private static List<String> names(Part part) {
    return part == Part.TEST
        ? List.of(TEST)
        : IntStream.rangeClosed(1, TRAINING_FILES)
            .mapToObj(number -> "data_batch_" + number + ".bin")
            .toList();
  }

  @Override
  public Inventory look(Path dataDirectory) {
    DataFolder folder = folder(dataDirectory);
    return folder.look((part, missing) -> count(part, folder, missing));
  }

  private long count(Part part, DataFolder folder, List<String> missing) {
    return names(part).stream()
        .mapToLong(name -> folder.count(name, file -> CifarBatch.count(file, profile), missing))
        .sum();
  }

  @Override
  public ImageSet read(Part part, Path dataDirectory) {
    DataFolder folder = folder(dataDirectory);
    List<ImageFile> files =
        names(part).stream().map(folder::find).flatMap(Optional::stream).toList();
    if (files.isEmpty()) {
      throw folder.absent(names(part).get(0));
    }
    List<String> classes = folder.find(CLASSES).map(this::classes).orElse(profile.classes());
    List<ImageSet> batches = Parallel.map(files, file -> CifarBatch.read(file, profile));
    int images = batches.stream().mapToInt(ImageSet::size).sum();
    ByteBuffer labels = ByteBuffer.allocate(images);
    ByteBuffer pixels = ByteBuffer.allocate(images * profile.shape().size());
    for (ImageSet batch : batches) {
      labels.put(batch.labels());
      pixels.put(batch.pixels());
    }
    return ImageSet.owning(
        profile.name(), profile.shape(), classes, pixels.array(), labels.array());
  }

  private List<String> classes(ImageFile file) {
    byte[] text;
    try (Content content = file.open()) {
      text = content.upTo(LONGEST_CLASSES);
      content.end();
    }
    List<String> names =
        new String(text, StandardCharsets.UTF_8)
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .toList();
    if (names.size() != profile.classes().size()
        || !names.stream().allMatch(name -> name.matches("[\\w /-]{1,40}"))) {
      throw file.refuse(
          "does not have the names of %d classes, a line each".formatted(profile.classes().size()));
    }
    return names;
  }

  @Override
  public List<Path> fetch(Path dataDirectory, DownloadListener listener) {
    DataFolder folder = folder(dataDirectory);
    List<String> wanted =
        Stream.of(names(Part.TRAINING), names(Part.TEST), List.of(CLASSES))
            .flatMap(List::stream)
            .filter(name -> folder.find(name).isEmpty())
            .toList();
    // The names of the classes are known without their file.
    if (wanted.isEmpty() || wanted.equals(List.of(CLASSES))) {
      return List.of();
    }
    String name = Path.of(archive.address().getPath()).getFileName().toString();
    Path packed = folder.path().resolve(name);
    boolean isSomebodys = Files.exists(packed);
    new Download().fetch(archive, packed, listener);
    List<Path> fetched = TarArchive.unpack(packed, wanted, folder.path());
    if (isSomebodys) {
      return fetched;
    }
    try {
      Files.delete(packed);
    } catch (IOException e) {
      throw new UncheckedIOException(packed + " cannot be deleted: delete it, it is unpacked", e);
    }
    return fetched;
  }
}
