package io.sluice.classifier;

import io.sluice.engine.KernelSource;
import io.sluice.engine.ParameterDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A net as kernel methods, one block after the other; the last is the head.
 *
 * @param blocks in the order of the computation
 * @param source the text of all methods
 */
record NetProgram(List<BlockProgram> blocks, KernelSource source) {

  /** What several blocks share, each once. */
  List<ParameterDefinition> shared() {
    return blocks.stream().flatMap(block -> block.shared().stream()).distinct().toList();
  }

  /** All parameters, those that blocks share last. */
  List<ParameterDefinition> parameters() {
    List<ParameterDefinition> all = new ArrayList<>();
    blocks.forEach(block -> all.addAll(block.own()));
    all.addAll(shared());
    return all;
  }

  List<SiteProgram> sites() {
    return blocks.stream().flatMap(block -> block.sites().stream()).toList();
  }

  long multiplyAdds() {
    return blocks.stream().mapToLong(BlockProgram::multiplyAdds).sum();
  }
}
