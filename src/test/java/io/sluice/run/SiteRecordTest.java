package io.sluice.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteRecordTest {

  private static final String SITE = "layers.3.feed_forward.activation";

  @TempDir Path folder;

  private static SiteRecord dyn() {
    return new SiteRecord(
        50,
        SITE,
        3,
        new TreeMap<>(Map.of("beta", List.of(0.25), "alpha", List.of(0.75))),
        OptionalDouble.of(0.75),
        OptionalDouble.of(0.25),
        OptionalDouble.of(1 / 3.0),
        OptionalDouble.of(0.8),
        0.125,
        0.01);
  }

  private static SiteRecord fixed(double deadShare, double lipschitz, double gradientNorm) {
    return new SiteRecord(
        0,
        SITE,
        3,
        Map.of(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.of(lipschitz),
        deadShare,
        gradientNorm);
  }

  @Test
  void readsBackFromTheMetricsOfARun() throws Exception {
    Path file = folder.resolve("metrics.jsonl");
    try (MetricsLog log = MetricsLog.open(file, 0)) {
      log.append(fixed(0, 1, 2));
      log.append(
          new ValidationRecord(
              50,
              1,
              2,
              OptionalDouble.of(3),
              OptionalDouble.empty(),
              4,
              5,
              OptionalDouble.empty()));
      log.append(dyn());
    }
    assertThat(MetricsLog.read(file, SiteRecord.class)).containsExactly(fixed(0, 1, 2), dyn());
    assertThat(MetricsLog.read(file, ValidationRecord.class)).hasSize(1);
    assertThat(Files.readAllLines(file).get(2))
        .isEqualTo(
            "{\"type\":\"site\",\"step\":50,\"site\":\"layers.3.feed_forward.activation\","
                + "\"layer\":3,\"parameters\":{\"alpha\":[0.75],\"beta\":[0.25]},\"alpha\":0.75,"
                + "\"beta\":0.25,\"rho\":0.3333333333333333,\"lipschitz\":0.8,"
                + "\"dead_share\":0.125,\"gradient_norm\":0.01}");
    assertThat(Files.readAllLines(file).get(0)).contains("\"parameters\":{},\"lipschitz\":1.0");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed(1.5, 1, 0))
        .withMessage("dead_share must be from 0 to 1: 1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed(Double.NaN, 1, 0))
        .withMessage("dead_share must be from 0 to 1: NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed(0, -1, 0))
        .withMessageContaining("must not be negative: -1.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixed(0, 1, -2))
        .withMessageContaining("must not be negative: 1.0, -2.0");
  }
}
