package io.sluice.classifier;

import java.util.List;

/**
 * body(x) + shortcut(x) (He et al., arXiv 1512.03385).
 *
 * @param body the layers in between
 * @param shortcut a projection where the body changes the shape, else nothing
 */
record Residual(List<Layer> body, List<Layer> shortcut) implements Layer {

  /** Copies the lists. */
  Residual {
    body = List.copyOf(body);
    shortcut = List.copyOf(shortcut);
  }

  @Override
  public SymbolicTensor write(BlockScript script, SymbolicTensor x) {
    SymbolicTensor through = x;
    for (Layer layer : body) {
      through = layer.write(script, through);
    }
    SymbolicTensor around = x;
    for (Layer layer : shortcut) {
      around = layer.write(script, around);
    }
    if (!around.features().equals(through.features())) {
      throw new IllegalStateException(through + " and its shortcut " + around);
    }
    return through.to(
        script.define("torch.add(%s, %s)".formatted(through.variable(), around.variable())),
        through.features());
  }

  @Override
  public boolean beginsBlock() {
    return true;
  }
}
