package io.sluice.transformer;

import io.sluice.engine.KernelSource;
import io.sluice.engine.LinearKernel;
import io.sluice.engine.Precision;

/** All kernel text of a model, linked. */
final class TransformerKernel {

  private TransformerKernel() {}

  static KernelSource source(TransformerShape shape, Precision precision) {
    BlockStyle style = shape.style();
    return LinearKernel.source(precision)
        .link(style.normalization().source("normalize", shape.width(), style.biases()))
        .link(EmbeddingLayer.source(shape))
        .link(AttentionKernel.source(shape, precision))
        .link(FeedForwardLayer.source(shape, precision))
        .link(HeadLayer.source(shape, precision));
  }
}
