package io.sluice.image;

import io.sluice.data.DownloadListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The generated data sets: digits or letters drawn by a seed, so that vision suites run where no
 * data set is. Every tenth image is of the same class, so each beginning of a part is as balanced
 * as it can be. Training and test images have streams of their own.
 */
final class Shapes implements Source {
  private static final int TRAINING = 12_000;
  private static final int TEST = 2_000;
  private static final long SEED = 1;

  /** Images that are drawn at a time by a thread. */
  private static final int CHUNK = 250;

  private final Drawn drawn;
  private final Profile profile;

  Shapes(Drawn drawn) {
    this.drawn = drawn;
    profile =
        new Profile(
            drawn.name(),
            drawn.description(),
            "Apache-2.0, as Sluice",
            drawn.shape(),
            drawn.classes(),
            TRAINING,
            TEST);
  }

  @Override
  public Profile profile() {
    return profile;
  }

  @Override
  public Inventory look(Path dataDirectory) {
    return new Inventory(Optional.empty(), TRAINING, TEST, List.of());
  }

  @Override
  public ImageSet read(Part part, Path dataDirectory) {
    return draw(SEED, part, profile.images(part));
  }

  /** The first images of a part; more of them do not change the first ones. */
  ImageSet draw(long seed, Part part, int images) {
    List<Glyph> glyphs = drawn.glyphs();
    int size = drawn.shape().size();
    byte[] labels = new byte[images];
    byte[] pixels = new byte[images * size];
    List<Integer> chunks = IntStream.range(0, images).filter(i -> i % CHUNK == 0).boxed().toList();
    Parallel.map(
        chunks,
        from -> {
          int end = Math.min(images, from + CHUNK);
          for (int i = from; i < end; i++) {
            labels[i] = (byte) (i % glyphs.size());
            ShapeDrawer.draw(drawn, i % glyphs.size(), seed, part, i, pixels, i * size);
          }
          return end;
        });
    return ImageSet.owning(profile.name(), profile.shape(), profile.classes(), pixels, labels);
  }

  @Override
  public List<Path> fetch(Path dataDirectory, DownloadListener listener) {
    throw new IllegalArgumentException(
        profile.name() + " is generated when it is wanted: there is nothing to fetch");
  }
}
