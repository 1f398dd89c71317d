package io.sluice.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DataDirectoryTest {

  @Test
  void itIsTheOneGivenElseTheVariableElseTheCache() {
    Map<String, String> environment = Map.of("SLUICE_DATA", "there");
    assertThat(DataDirectory.resolve(Optional.of(Path.of("here")), environment).path())
        .isEqualTo(Path.of("here"));
    assertThat(DataDirectory.resolve(Optional.empty(), environment).path())
        .isEqualTo(Path.of("there"));
    assertThat(DataDirectory.resolve(Optional.empty(), Map.of()).path())
        .isEqualTo(Path.of(System.getProperty("user.home"), ".cache", "sluice"));
  }
}
