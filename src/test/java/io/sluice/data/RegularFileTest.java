package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no such files")
class RegularFileTest {

  @TempDir Path folder;

  @Test
  void filesAndLinksToThemAndWhatIsMissingPass() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "x");
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    for (Path path : new Path[] {file, link, folder.resolve("missing")}) {
      assertThat(RegularFile.checked(path)).isSameAs(path);
    }
  }

  @Test
  void foldersPipesSocketsAndDevicesAreRefusedByTheirKind() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    refused(folder, "is a folder: name a file");
    refused(pipe, "is a pipe, not a file: save what it gives as a file first");
    refused(Files.createSymbolicLink(folder.resolve("link"), pipe), "is a pipe, not a file");
    refused(Path.of("/dev/zero"), "is a device, not a file");
    Path socket = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(socket));
      refused(socket, "is a socket, not a file");
    }
  }

  private static void refused(Path path, String what) {
    assertThatThrownBy(() -> RegularFile.checked(path))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith(path + " " + what);
  }
}
