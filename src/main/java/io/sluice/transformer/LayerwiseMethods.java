package io.sluice.transformer;

import static io.sluice.transformer.ModelKernels.file;

import io.sluice.engine.KernelPack;
import io.sluice.engine.KernelSource;
import io.sluice.engine.Method;

/**
 * What a {@link LayerwiseBackward} calls: functions with backward passes of their own, which are
 * not recorded, and recorded ones in between.
 *
 * @param embed {@code embedding.py}
 * @param embeddingBackward {@code embedding_backward.py}
 * @param normForward {@code rms_norm_backward.py} or {@code layer_norm_backward.py}
 * @param normBackward its backward pass
 * @param qkv queries, keys and values: {@code fused_qkv.py} or, recorded, {@code attention.py}
 * @param qkvBackward that of {@code fused_qkv.py}, or of attention alone
 * @param attentionForward {@code blocked_attention.py}
 * @param attentionResidual {@code attention.py}, recorded
 * @param feedForwardResidual the feed-forward block behind its norm, recorded
 * @param headForward {@code head_backward.py}
 * @param headBackward its backward pass
 */
record LayerwiseMethods(
    Method embed,
    Method embeddingBackward,
    Method normForward,
    Method normBackward,
    Method qkv,
    Method qkvBackward,
    Method attentionForward,
    Method attentionResidual,
    Method feedForwardResidual,
    Method headForward,
    Method headBackward) {

  /** Queries of a block of attention: few enough to skip most of what is masked. */
  private static final int BLOCK = 64;

  static LayerwiseMethods of(KernelPack pack, TransformerShape shape) {
    KernelPack unrecorded = pack.unrecorded();
    boolean fused = FusedQkv.suits(shape);
    return new LayerwiseMethods(
        unrecorded.method("embed"),
        unrecorded.method("embedding_backward"),
        unrecorded.method("norm_forward"),
        unrecorded.method("norm_backward"),
        fused ? unrecorded.method("qkv_forward") : pack.method("attention_inputs").recorded(),
        unrecorded.method(fused ? "qkv_backward" : "attention_backward"),
        unrecorded.method("attention_forward"),
        pack.method("attention_residual").recorded(),
        pack.method("feed_forward_residual").recorded(),
        unrecorded.method("head_forward"),
        unrecorded.method("head_backward"));
  }

  /** What a model's kernel needs besides. */
  static KernelSource source(TransformerShape shape) {
    KernelSource source =
        shape
            .style()
            .normalization()
            .backward()
            .link(file("blocked_attention"))
            .with("block", BLOCK)
            .with("scale", 1 / Math.sqrt(shape.headWidth()))
            .link(file("head_backward"))
            .link(file("embedding_backward"));
    return FusedQkv.suits(shape) ? source.link(file("fused_qkv")) : source;
  }
}
