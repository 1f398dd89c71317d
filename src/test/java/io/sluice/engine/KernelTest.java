package io.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelTest {

  @Test
  void takesArraysAndListsAndCallsLinkedDefinitions() {
    KernelSource source =
        KernelSource.of(
                """
                def doubled(self, x: Tensor) -> Tensor:
                  return torch.add(x, x)
                """)
            .link(
                KernelSource.of(
                    """
                    def sum(self, first: Tensor, rest: List[Tensor]) -> Tensor:
                      total = self.doubled(first)
                      for term in rest:
                        total = total + term
                      return total
                    """));
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      NDArray one = scope.ones(new Shape(2));
      // A dotted name would reach DJL as a dictionary if it were passed on.
      one.setName("layers.0.weight");

      List<NDArray> rest = List.of(scope.ones(new Shape(2)), scope.ones(new Shape(2)));
      Kernel kernel = Kernel.compile(scope, source);

      NDArray sum = kernel.method("sum").unrecorded().one(scope, one, rest);

      assertThat(sum.toFloatArray()).containsExactly(4, 4);
      assertThatThrownBy(() -> kernel.method("sum").unrecorded().call(scope, one, List.of(one)))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void wrongTextAndWrongArgumentsFailLoudly() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      KernelSource wrong =
          KernelSource.of("def f(self, x: Tensor) -> Tensor:\n  return torch.nope(x)\n");
      assertThatThrownBy(() -> Kernel.compile(scope, wrong)).hasMessageContaining("nope");

      Kernel right =
          Kernel.compile(scope, KernelSource.of("def f(self, x: Tensor) -> Tensor:\n  return x\n"));
      assertThatThrownBy(() -> right.method("f").unrecorded().call(scope, List.of()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> right.method("f").unrecorded().call(scope, "text"))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** All that {@link KernelSource} says of what loads. */
  @Test
  void textReadsAsPyTorch() {
    KernelSource source =
        KernelSource.of(
                """
                # Attributes: heads, rate, doubled
                def scaled(self, x, p: Dict[str, Tensor], bias: Optional[Tensor] = None):
                  \"""x (n, 2) -> (n - 1, 2)\"""
                  y = self.rows(x) * p["layer.weight"] / self.heads + self.rate
                  if bias is not None and "layer.bias" in p:
                    y += bias
                  return -y if self.doubled else y

                def rows(self, x):
                  return x[1:, :].square().float()
                """)
            .with("heads", 2)
            .with("rate", 0.25)
            .with("doubled", true);
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      NDArray x = NativeArrays.of(scope, new float[] {1, 2, 3, 4}, new Shape(2, 2));
      NDArray weight = NativeArrays.of(scope, new float[] {2, 4}, new Shape(2));
      Kernel kernel = Kernel.compile(scope, source);

      NDArray y = kernel.method("scaled").one(scope, x, Map.of("layer.weight", weight));

      assertThat(y.getShape()).isEqualTo(new Shape(1, 2));
      assertThat(y.toFloatArray()).containsExactly(-9.25f, -32.25f);
      assertThatThrownBy(() -> source.with("heads", 3)).hasMessage("heads is 2 and 3");
    }
  }

  @Test
  void aMethodThatIsNotThereFailsWhenItIsBound() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, KernelSource.of("def f(self, x):\n  return x\n"));
      assertThatThrownBy(() -> kernel.method("g")).hasMessage("no method g among [f]");
      assertThatThrownBy(() -> KernelSource.resource("engine/none.py"))
          .hasMessage("no kernel engine/none.py");
    }
  }

  @Test
  void resultsLiveInTheScopeOfTheCall() {
    try (TensorEngine engine = TestEngine.fp32();
        NDManager owner = engine.manager().newSubManager()) {
      Kernel kernel =
          Kernel.compile(
              owner, KernelSource.of("def f(self, x: Tensor) -> Tensor:\n  return torch.neg(x)\n"));
      NDArray x = owner.ones(new Shape(3));
      int before = owner.getManagedArrays().size();
      for (int i = 0; i < 10; i++) {
        try (NDManager scope = owner.newSubManager()) {
          kernel.method("f").call(scope, x);
          assertThat(scope.getManagedArrays()).hasSize(1);
        }
      }
      assertThat(owner.getManagedArrays()).hasSize(before);
    }
  }
}
