package io.sluice.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;

/** A process that says which instructions libtorch takes, and makes its libraries say theirs. */
final class ProcessorProbe {

  private static final KernelSource SOURCE =
      KernelSource.of(
          """
          def product(self, x: Tensor) -> Tensor:
            return torch.mm(x, x)
          """,
          """
          def convolution(self, x: Tensor) -> Tensor:
            maps = torch.view(x, [1, 16, 16, 16])
            return torch.conv2d(maps, torch.view(x, [16, 16, 4, 4]), None, [1, 1], [0, 0], [1, 1], 1)
          """,
          """
          def capability(self, x: Tensor) -> Tensor:
            name = torch._get_cpu_capability()
            letters = annotate(List[int], [])
            for i in range(torch.len(name)):
              _0 = torch.append(letters, torch.ord(name[i]))
            return torch.tensor(letters)
          """);

  private ProcessorProbe() {}

  @SuppressWarnings("SystemOut")
  public static void main(String[] arguments) {
    try (TensorEngine engine =
            TensorEngine.open(new EngineSettings(DeviceChoice.CPU, PrecisionChoice.FP32, 0));
        NDManager scope = engine.manager().newSubManager()) {
      Kernel kernel = Kernel.compile(scope, SOURCE);
      NDArray x = scope.ones(new Shape(64, 64));
      for (String method : new String[] {"product", "convolution"}) {
        kernel.method(method).unrecorded().one(scope, x).toFloatArray();
      }
      StringBuilder name = new StringBuilder();
      for (long letter : kernel.method("capability").unrecorded().one(scope, x).toLongArray()) {
        name.append((char) letter);
      }
      System.out.println("libtorch " + name);
      System.out.println("threads " + engine.facts().threads());
    }
  }
}
