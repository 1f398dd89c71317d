package io.sluice.classifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.activation.Activation;
import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sizes, costs and names of nets, which need no arrays. */
class ClassifierShapeTest {

  private static final FeatureMapShape IMAGENET = new FeatureMapShape(3, 224, 224);

  private static ClassifierShape shape(String net, FeatureMapShape image, int classes) {
    return new ClassifierShape(
        Net.of(net),
        image,
        classes,
        SiteActivations.everywhere(Activation.of("relu")),
        WeightInitialization.HE);
  }

  /** The counts and the 10⁹ multiplications and additions that torchvision states. */
  @ParameterizedTest
  @CsvSource({
    "vgg11, 132863336, 7.61",
    "vgg11(norm=batch), 132868840, 7.61",
    "resnet18(stem=imagenet), 11689512, 1.81"
  })
  void sizesAreThosePublished(String net, long parameters, double gigaMultiplyAdds) {
    ClassifierShape shape = shape(net, IMAGENET, 1000);
    assertThat(shape.parameters()).isEqualTo(parameters);
    assertThat(shape.flopsPerImage() / 6e9).isCloseTo(gigaMultiplyAdds, within(0.006));
  }

  @Test
  void attentionAndDenseLayersAreCounted() {
    ClassifierShape mlp = shape("mlp(2, width=7)", new FeatureMapShape(1, 3, 3), 4);
    assertThat(mlp.parameters()).isEqualTo(9 * 7 + 7 + 7 * 7 + 7 + 7 * 4 + 4);
    assertThat(mlp.flopsPerImage()).isEqualTo(6 * (9 * 7 + 7 * 7 + 7 * 4));

    long convolutions = 3L * 32 * 9 * 1024 + 32L * 64 * 9 * 256 + 64L * 128 * 9 * 64;
    long attention = 4L * 64 * 64 * 64 + 2L * 64 * 64 * 64;
    long dense = 512 * 128 + 128 * 10;
    assertThat(shape("attention-cnn", new FeatureMapShape(3, 32, 32), 10).flopsPerImage())
        .isEqualTo(6 * (convolutions + attention + dense));
  }

  private static List<String> names(ClassifierShape shape) {
    return NetScript.of(shape, Pass.TRAINING, Precision.FP32).parameters().stream()
        .map(ParameterDefinition::name)
        .toList();
  }

  @Test
  void namesOfResNetAreTorchvisions() {
    List<String> expected = new ArrayList<>(List.of("conv1.weight"));
    expected.addAll(norm("bn1"));
    for (int layer = 1; layer <= 4; layer++) {
      for (int block = 0; block < 2; block++) {
        String path = "layer" + layer + "." + block;
        for (int i = 1; i <= 2; i++) {
          expected.add(path + ".conv" + i + ".weight");
          expected.addAll(norm(path + ".bn" + i));
        }
        if (layer > 1 && block == 0) {
          expected.add(path + ".downsample.0.weight");
          expected.addAll(norm(path + ".downsample.1"));
        }
      }
    }
    expected.addAll(List.of("fc.weight", "fc.bias"));
    assertThat(names(shape("resnet18(stem=imagenet)", IMAGENET, 1000)))
        .containsExactlyElementsOf(expected);
    assertThat(names(shape("resnet18", new FeatureMapShape(3, 32, 32), 10)))
        .containsExactlyElementsOf(expected);
  }

  private static List<String> norm(String path) {
    return List.of(path + ".weight", path + ".bias", path + ".running_mean", path + ".running_var");
  }

  @Test
  void namesOfVgg11AreTorchvisions() {
    List<String> expected = new ArrayList<>();
    for (int i : new int[] {0, 3, 6, 8, 11, 13, 16, 18}) {
      expected.addAll(List.of("features." + i + ".weight", "features." + i + ".bias"));
    }
    for (int i : new int[] {0, 3, 6}) {
      expected.addAll(List.of("classifier." + i + ".weight", "classifier." + i + ".bias"));
    }
    assertThat(names(shape("vgg11", IMAGENET, 1000))).containsExactlyElementsOf(expected);
    assertThat(names(shape("vgg11(norm=batch)", IMAGENET, 1000)))
        .hasSize(2 * 8 + 4 * 8 + 2 * 3)
        .contains("features.25.bias", "features.26.running_mean", "classifier.6.bias");
  }

  /** What is neither head nor activation is the same for other classes and activations. */
  @ParameterizedTest
  @MethodSource("io.sluice.classifier.NetSamples#notations")
  void backboneHeadAndActivationsAreAllThatThereIs(String net) {
    ClassifierShape shape = NetSamples.shape(net, "relu");
    List<String> head = shape.head();
    assertThat(head).hasSize(2).endsWith(names(shape).get(names(shape).size() - 1));
    for (String activation : List.of("pwl(5)", "dyn(mish)", "dyn(mish, granularity=model)")) {
      ClassifierShape other = NetSamples.shape(net, activation);
      assertThat(other.backbone()).isEqualTo(shape.backbone());
      List<String> rest = new ArrayList<>(names(other));
      rest.removeAll(head);
      other.backbone().forEach(definition -> rest.remove(definition.name()));
      assertThat(rest)
          .isNotEmpty()
          .allMatch(name -> other.activationPrefixes().stream().anyMatch(name::startsWith));
    }
    assertThat(shape.parametersBesideBackbone()).isPositive();
    assertThat(shape.parametersBesideBackbone() % NetSamples.CLASSES).isZero();
    assertThat(NetSamples.shape(net, "dyn(mish, granularity=model)").parametersBesideBackbone())
        .isEqualTo(shape.parametersBesideBackbone() + 2);
  }

  @Test
  void blocksOfEqualFormShareOneMethod() {
    NetProgram deep =
        NetScript.of(
            shape("mlp(75)", new FeatureMapShape(1, 28, 28), 10), Pass.TRAINING, Precision.FP32);
    assertThat(deep.blocks()).hasSize(76);
    assertThat(deep.blocks().stream().map(BlockProgram::method).distinct()).hasSize(3);
    // Two of them lead to inputs of sites too.
    assertThat(deep.source().methods()).filteredOn(name -> name.startsWith("block")).hasSize(3 + 2);

    ClassifierShape mixed =
        new ClassifierShape(
            Net.of("mlp(75)"),
            new FeatureMapShape(1, 28, 28),
            10,
            new SiteActivations(
                Activation.of("relu"), Map.of("layers.40.activation", Activation.of("mish"))),
            WeightInitialization.HE);
    assertThat(
            NetScript.of(mixed, Pass.TRAINING, Precision.FP32).blocks().stream()
                .map(BlockProgram::method)
                .distinct())
        .hasSize(4);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> shape("vgg11", new FeatureMapShape(1, 28, 28), 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("features.20")
        .hasMessageContaining("1 x 1")
        .hasMessageContaining("a --net with fewer poolings");
    assertThatThrownBy(() -> shape("mlp(1)", new FeatureMapShape(1, 28, 28), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least 2");
    assertThatThrownBy(() -> new FeatureMapShape(0, 28, 28))
        .isInstanceOf(IllegalArgumentException.class);
    SiteActivations misspelt =
        new SiteActivations(
            Activation.of("relu"), Map.of("layers.1.activaton", Activation.of("mish")));
    assertThatThrownBy(
            () ->
                new ClassifierShape(
                    Net.of("mlp(2)"), IMAGENET, 10, misspelt, WeightInitialization.HE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("did you mean layers.1.activation?");
  }
}
