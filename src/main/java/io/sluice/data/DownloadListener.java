package io.sluice.data;

import java.nio.file.Path;

/** Hears how a download goes. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * More of a file has come; called first with what an earlier attempt left, if anything.
   *
   * @param target the file
   * @param done bytes that are there; less than before if a file was begun anew
   * @param total bytes of the whole
   */
  void onProgress(Path target, long done, long total);
}
