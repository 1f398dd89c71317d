package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AutogradTest {

  private static final KernelSource SQUARES =
      KernelSource.of(
          """
          def squares(self, x: Tensor, w: Tensor) -> Tensor:
            return torch.sum(torch.mul(torch.mul(x, x), w))
          """);

  @Test
  void gradientsOfAKnownFunction() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, SQUARES);
      NDArray x = leaf(scope, 1, -2, 3);
      NDArray w = leaf(scope, 10, 20, 30);

      NDArray loss = Autograd.record(() -> kernel.method("squares").one(scope, x, w));
      NDList gradients = engine.autograd().vjp(scope, loss, scope.ones(new Shape()), List.of(x, w));

      assertThat(loss.getFloat()).isEqualTo(10 + 80 + 270);
      assertThat(gradients.get(0).toFloatArray()).containsExactly(20, -80, 180);
      assertThat(gradients.get(1).toFloatArray()).containsExactly(1, 4, 9);
    }
  }

  /** A permuted use gives a permuted gradient, unless somebody puts it right. */
  @Test
  void gradientsLieRowByRow() {
    KernelSource source =
        KernelSource.of(
            """
            def turned(self, x: Tensor, w: Tensor) -> Tensor:
              return torch.mul(torch.permute(x, [1, 0]), w)
            """,
            """
            def turned_gradient(self, w: Tensor) -> Tensor:
              return torch.permute(w, [1, 0])
            """,
            """
            def lies_in_rows(self, x: Tensor) -> Tensor:
              if torch.is_contiguous(x):
                answer = torch.ones([])
              else:
                answer = torch.zeros([])
              return answer
            """);
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, source);
      NDArray x = scope.ones(new Shape(2, 3));
      x.setRequiresGradient(true);
      NDArray w = scope.arange(6f).reshape(3, 2);
      NDArray y = Autograd.record(() -> kernel.method("turned").one(scope, x, w));
      NDArray gradient =
          engine
              .autograd()
              .vjp(scope, y, scope.ones(new Shape(3, 2)), List.of(x))
              .singletonOrThrow();
      assertThat(gradient.toFloatArray()).containsExactly(0, 2, 4, 1, 3, 5);
      assertThat(inRows(scope, kernel, gradient)).isEqualTo(1);
      NDArray turned = kernel.method("turned_gradient").unrecorded().one(scope, w);
      assertThat(inRows(scope, kernel, turned)).isZero();
    }
  }

  private static float inRows(NDManager scope, Kernel kernel, NDArray x) {
    return kernel.method("lies_in_rows").unrecorded().one(scope, x).getFloat();
  }

  @Test
  void aSourceWithoutPartInTheLossIsAnError() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, SQUARES);
      NDArray x = leaf(scope, 1);
      NDArray stranger = leaf(scope, 1);
      NDArray loss = Autograd.record(() -> kernel.method("squares").one(scope, x, x));

      assertThatThrownBy(
              () ->
                  engine.autograd().vjp(scope, loss, scope.ones(new Shape()), List.of(x, stranger)))
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("not have been used in the graph");
    }
  }

  @Test
  void nothingIsRecordedOutside() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, SQUARES);
      NDArray x = leaf(scope, 1, 2);
      NDArray loss = Autograd.withoutRecording(() -> kernel.method("squares").one(scope, x, x));

      assertThatThrownBy(
              () -> engine.autograd().vjp(scope, loss, scope.ones(new Shape()), List.of(x)))
          .isInstanceOf(EngineException.class);
    }
  }

  @Test
  void gradModeIsRestoredInEachThread() {
    TestEngine.fp32().close();
    boolean before = JniUtils.isGradMode();
    boolean inside = Autograd.record(JniUtils::isGradMode);
    boolean nested = Autograd.record(() -> Autograd.withoutRecording(JniUtils::isGradMode));
    boolean elsewhere =
        CompletableFuture.supplyAsync(
                () -> {
                  JniUtils.setGradMode(false);
                  Autograd.record(() -> null);
                  return JniUtils.isGradMode();
                })
            .join();

    assertThat(inside).isTrue();
    assertThat(nested).isFalse();
    assertThat(elsewhere).isFalse();
    assertThat(JniUtils.isGradMode()).isEqualTo(before);
  }

  @Test
  void vjpWeighsOutputs() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel =
          Kernel.compile(
              scope,
              KernelSource.of(
                  """
                  def cubes(self, x: Tensor) -> Tensor:
                    return torch.mul(torch.mul(x, x), x)
                  """));
      NDArray x = leaf(scope, 1, 2);
      NDArray y = Autograd.record(() -> kernel.method("cubes").one(scope, x));
      NDArray gradOutput = NativeArrays.of(scope, new float[] {10, 100}, x.getShape());

      NDList gradients = engine.autograd().vjp(scope, y, gradOutput, List.of(x));

      assertThat(gradients.singletonOrThrow().toFloatArray()[0]).isCloseTo(30, within(1e-5f));
      assertThat(gradients.singletonOrThrow().toFloatArray()[1]).isCloseTo(1200, within(1e-3f));
    }
  }

  @Test
  void vjpSumsOverOutputsAndEndsAtItsSources() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel =
          Kernel.compile(
              scope,
              KernelSource.of(
                  """
                  def square(self, x: Tensor) -> Tensor:
                    return torch.mul(x, x)
                  """));
      NDArray x = leaf(scope, 3);
      NDArray y = Autograd.record(() -> kernel.method("square").one(scope, x));
      NDArray z = Autograd.record(() -> kernel.method("square").one(scope, y));
      NDArray two = NativeArrays.of(scope, new float[] {2}, x.getShape());
      NDArray five = NativeArrays.of(scope, new float[] {5}, x.getShape());

      NDList byY = engine.autograd().vjp(scope, List.of(z), List.of(two), List.of(y));
      assertThat(byY.singletonOrThrow().toFloatArray()).containsExactly(2 * 2 * 9);

      // What lies behind y is still there.
      NDArray again = Autograd.record(() -> kernel.method("square").one(scope, x));
      NDList byX =
          engine
              .autograd()
              .vjp(scope, List.of(y, again), List.of(byY.singletonOrThrow(), five), List.of(x));
      assertThat(byX.singletonOrThrow().toFloatArray()).containsExactly((36 + 5) * 2 * 3);
    }
  }

  private static NDArray leaf(NDManager scope, float... values) {
    NDArray array = NativeArrays.of(scope, values, new Shape(values.length));
    array.setRequiresGradient(true);
    return array;
  }
}
