package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetNotationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mlp(20) | mlp(20)",
        "mlp(20, width=128) | mlp(20)",
        "mlp(depth=20, width=64) | mlp(20, width=64)",
        "mlp(20,64) | mlp(20, width=64)",
        "simple-cnn | simple-cnn",
        "simple-cnn(norm=none) | simple-cnn",
        "simple-cnn( norm=batch ) | simple-cnn(norm=batch)",
        "vgg-1 | vgg-1",
        "vgg-2(norm=batch) | vgg-2",
        "vgg-3(filters=0.50, norm=none) | vgg-3(norm=none, filters=0.5)",
        "vgg11(head=imagenet) | vgg11",
        "vgg11(filters=2, head=small, norm=batch) | vgg11(norm=batch, head=small, filters=2)",
        "resnet18(stem=cifar) | resnet18",
        "resnet18(stem=imagenet, filters=1) | resnet18(stem=imagenet)",
        "attention-cnn(norm=none) | attention-cnn(norm=none)"
      })
  void theShortestNotationReadsBack(String written, String shortest) {
    Net net = Net.of(written);
    assertThat(net.notation()).isEqualTo(shortest);
    assertThat(Net.of(shortest)).isEqualTo(net).hasSameHashCodeAs(net);
  }

  @Test
  void optionsMakeANetAnother() {
    assertThat(Net.of("vgg-3"))
        .isNotEqualTo(Net.of("vgg-2"))
        .isNotEqualTo(Net.of("vgg-3(norm=none)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "resnet19 | did you mean resnet18?",
        "vgg-4 | did you mean vgg-1?",
        "transformer | legal: mlp, simple-cnn",
        "mlp | mlp(20), for example",
        "mlp(0) | 1 to 1000",
        "mlp(2.5) | whole number",
        "mlp(3, height=2) | unknown option of mlp",
        "vgg-3(norm=layer) | legal: batch, none",
        "vgg-3(stem=cifar) | unknown option of vgg-3",
        "vgg11(head=smal) | did you mean small?",
        "resnet18(stem=image-net) | did you mean imagenet?",
        "resnet18(filters=0) | more than 0",
        "vgg-3(filters=17) | at most 16",
        "vgg-3(3) | does not know what '3' is for"
      })
  void mistakesAreExplained(String written, String explanation) {
    assertThatThrownBy(() -> Net.of(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(explanation);
  }

  @Test
  void filtersComeInFours() {
    assertThat(new Filters(0.5).of(64)).isEqualTo(32);
    assertThat(new Filters(0.7).of(32)).isEqualTo(24);
    assertThat(new Filters(0.001).of(4096)).isEqualTo(4);
    assertThat(Filters.FULL.of(512)).isEqualTo(512);
  }
}
