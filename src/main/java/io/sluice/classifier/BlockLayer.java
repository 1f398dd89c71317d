package io.sluice.classifier;

import io.sluice.engine.ParameterDefinition;
import io.sluice.engine.ParameterSource;
import io.sluice.engine.SubLayer;
import java.util.List;

/** A block of a net, or what several blocks share: the owner of parameters with full names. */
final class BlockLayer extends SubLayer {

  BlockLayer(List<ParameterDefinition> definitions, ParameterSource source) {
    super("", definitions, source);
  }
}
