package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileFailureTest {

  @TempDir Path folder;

  @Test
  void aReasonIsSaidInWordsAndWithoutThePath() {
    for (IOException bare :
        new IOException[] {
          new AccessDeniedException("a/b"),
          new NoSuchFileException("a/b"),
          new FileAlreadyExistsException("a/b"),
        }) {
      assertThat(FileFailure.reason(bare)).doesNotContain("Exception").doesNotContain("a/b");
    }
    assertThat(FileFailure.reason(new FileSystemException("a/b", null, "Not a directory")))
        .isEqualTo("Not a directory");
    assertThat(FileFailure.reason(new IOException("cable pulled"))).isEqualTo("cable pulled");
  }

  @Test
  void whatIsThereAndWhatIsNotAreBothVisible() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    for (Path path : new Path[] {file, folder, folder.resolve("missing/too")}) {
      assertThatCode(() -> FileFailure.requireVisible(path)).doesNotThrowAnyException();
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such links")
  void linksInACircleAreNotTakenForNothing() throws IOException {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, folder.resolve("other"));
    Files.createSymbolicLink(folder.resolve("other"), link);
    assertThatThrownBy(() -> FileFailure.requireVisible(link))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(link + " cannot be looked at: ")
        .hasMessageEndingWith(": check the path and its permissions");
  }
}
