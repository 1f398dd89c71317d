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

  /** What a {@link LayerwiseBackward} calls besides. */
  static KernelSource parts(TransformerShape shape) {
    BlockStyle style = shape.style();
    KernelSource source =
        style
            .normalization()
            .bothWays("normalize", shape.width(), style.biases())
            .link(BlockedAttention.source(shape.headWidth()))
            .link(HeadLayer.bothWays())
            .link(EmbeddingLayer.backward(shape));
    return FusedQkv.suits(shape) ? source.link(FusedQkv.source(shape)) : source;
  }
}
