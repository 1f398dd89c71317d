package io.sluice.image;

import io.sluice.data.Download;
import io.sluice.data.DownloadListener;
import io.sluice.data.RemoteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A data set in four IDX files with MNIST's names.
 *
 * @param profile what is known of it
 * @param origins the packed files: images and labels for training, then for testing
 */
record IdxSource(Profile profile, List<RemoteFile> origins) implements Source {

  private static String images(Part part) {
    return (part == Part.TRAINING ? "train" : "t10k") + "-images-idx3-ubyte";
  }

  private static String labels(Part part) {
    return (part == Part.TRAINING ? "train" : "t10k") + "-labels-idx1-ubyte";
  }

  private static List<String> names() {
    return List.of(
        images(Part.TRAINING), labels(Part.TRAINING), images(Part.TEST), labels(Part.TEST));
  }

  @Override
  public Inventory look(Path dataDirectory) {
    DataFolder folder = folder(dataDirectory);
    return folder.look((part, missing) -> count(part, folder, missing));
  }

  private long count(Part part, DataFolder folder, List<String> missing) {
    int most = profile.images(part);
    long images =
        folder.count(
            images(part), file -> new IdxFile(file, most).imageCount(profile.shape()), missing);
    long labels = folder.count(labels(part), file -> new IdxFile(file, most).labelCount(), missing);
    if (images > 0 && labels > 0 && images != labels) {
      missing.add(different(folder, part, images, labels));
      return 0;
    }
    return Math.min(images, labels);
  }

  private static String different(DataFolder folder, Part part, long images, long labels) {
    return "%s has %,d images and %s has %,d labels: delete both and get them again with ./sluice vision data fetch %s"
        .formatted(
            folder.get(images(part)).path(),
            images,
            folder.get(labels(part)).path(),
            labels,
            folder.set());
  }

  @Override
  public ImageSet read(Part part, Path dataDirectory) {
    DataFolder folder = folder(dataDirectory);
    int most = profile.images(part);
    ImageFile labelFile = folder.get(labels(part));
    byte[] pixels = new IdxFile(folder.get(images(part)), most).images(profile.shape());
    byte[] labels = new IdxFile(labelFile, most).labels();
    int images = pixels.length / profile.shape().size();
    if (images != labels.length) {
      throw new IllegalArgumentException(different(folder, part, images, labels.length));
    }
    int wrong = ImageSet.firstOutside(labels, profile.classes().size());
    if (wrong >= 0) {
      throw labelFile.refuse(
          "is damaged, " + ImageSet.outside(labels, wrong, profile.classes().size()));
    }
    return ImageSet.owning(profile.name(), profile.shape(), profile.classes(), pixels, labels);
  }

  @Override
  public List<Path> fetch(Path dataDirectory, DownloadListener listener) {
    DataFolder folder = folder(dataDirectory);
    List<Path> fetched = new ArrayList<>();
    Download download = new Download();
    for (int i = 0; i < origins.size(); i++) {
      if (folder.find(names().get(i)).isEmpty()) {
        Path target = folder.path().resolve(names().get(i) + ".gz");
        download.fetch(origins.get(i), target, listener);
        fetched.add(target);
      }
    }
    return fetched;
  }
}
