package io.sluice.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Why a file or folder could not be opened, read or written, in words. */
public final class FileFailure {

  private FileFailure() {}

  /**
   * The reason alone, to stand behind a sentence that names the file. The JDK's exceptions of the
   * most frequent reasons hold only the path.
   */
  public static String reason(IOException e) {
    String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
    if (said != null) {
      return said;
    }
    if (e instanceof AccessDeniedException) {
      return "its permissions forbid it";
    }
    if (e instanceof NoSuchFileException) {
      return "it, or its folder, does not exist";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a file, or a link that leads nowhere, is in its place";
    }
    return e.getClass().getSimpleName();
  }

  /**
   * Refuses what may be there or not: {@link Files#exists} is false of that too, as of what lies in
   * a folder that may not be entered, or behind links that lead in a circle.
   *
   * @throws UncheckedIOException if it cannot be told whether something is there
   */
  public static void requireVisible(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return; // for whoever wants it to say
    } catch (IOException e) {
      throw new UncheckedIOException(
          path + " cannot be looked at: " + reason(e) + ": check the path and its permissions", e);
    }
  }
}
