package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void takesArraysAndListsAndCallsLinkedDefinitions() {
    KernelSource source =
        KernelSource.of(
                """
                def doubled(self: __torch__.M, x: Tensor) -> Tensor:
                  return torch.add(x, x)
                """)
            .link(
                KernelSource.of(
                    """
                    def sum(self: __torch__.M, first: Tensor, rest: List[Tensor]) -> Tensor:
                      total = (self).doubled(first)
                      for i in range(torch.len(rest)):
                        total = torch.add(total, rest[i])
                      return total
                    """));
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      NDArray one = scope.ones(new Shape(2));
      // A dotted name would reach DJL as a dictionary if it were passed on.
      one.setName("layers.0.weight");

      List<NDArray> rest = List.of(scope.ones(new Shape(2)), scope.ones(new Shape(2)));
      Kernel kernel = Kernel.compile(scope, source);

      NDArray sum = kernel.infer(scope, "sum", one, rest).singletonOrThrow();

      assertThat(sum.toFloatArray()).containsExactly(4, 4);
      assertThatThrownBy(() -> kernel.infer(scope, "sum", one, List.of(one)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void wrongTextAndWrongArgumentsFailLoudly() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      KernelSource wrong =
          KernelSource.of(
              "def f(self: __torch__.M, x: Tensor) -> Tensor:\n  return torch.nope(x)\n");
      assertThatThrownBy(() -> Kernel.compile(scope, wrong)).hasMessageContaining("nope");

      Kernel right =
          Kernel.compile(
              scope,
              KernelSource.of("def f(self: __torch__.M, x: Tensor) -> Tensor:\n  return x\n"));
      assertThatThrownBy(() -> right.infer(scope, "f", List.of()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> right.infer(scope, "f", "text"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void resultsLiveInTheScopeOfTheCall() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager owner = engine.manager().newSubManager()) {
      Kernel kernel =
          Kernel.compile(
              owner,
              KernelSource.of(
                  "def f(self: __torch__.M, x: Tensor) -> Tensor:\n  return torch.neg(x)\n"));
      NDArray x = owner.ones(new Shape(3));
      int before = owner.getManagedArrays().size();
      for (int i = 0; i < 10; i++) {
        try (NDManager scope = owner.newSubManager()) {
          kernel.call(scope, "f", x);
          assertThat(scope.getManagedArrays()).hasSize(1);
        }
      }
      assertThat(owner.getManagedArrays()).hasSize(before);
    }
  }
}
