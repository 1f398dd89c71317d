package io.sluice.image;

import io.sluice.data.DownloadListener;
import java.nio.file.Path;
import java.util.List;

/** Where the images of a data set come from. */
interface Source {

  Profile profile();

  /** Where its files are. */
  default DataFolder folder(Path dataDirectory) {
    return new DataFolder(profile().name(), dataDirectory);
  }

  /** What is there, as far as headers and sizes tell. */
  Inventory look(Path dataDirectory);

  /** Reads or makes a part. */
  ImageSet read(Part part, Path dataDirectory);

  /** Brings what is not there; gives the files that it brought. */
  List<Path> fetch(Path dataDirectory, DownloadListener listener);
}
