/**
 * The decoder-only language model and its generation.
 *
 * <p>{@link io.sluice.transformer.Transformer} is a DJL block whose sub-layers own the parameters;
 * each sub-layer is one kernel call: embedding; norm, attention and residual; norm, feed-forward
 * and residual; final norm, head and loss. The kernel text stands in the class of its sub-layer
 * ({@code AttentionKernel} for attention) and is linked by {@code TransformerKernel}.
 *
 * <p>Letters: B batch, T tokens, C width, H query heads, G key and value heads, D width of a head,
 * F hidden width, V vocabulary.
 *
 * <p>Names of parameters are part of the file format: {@code embedding.token.weight}, {@code
 * layers.0.attention.query.weight}, {@code layers.0.feed_forward.gate.weight}, {@code
 * head.norm.weight}. What the activations of all layers share is the model's own: {@code
 * activation.alpha}. Tests pin them.
 *
 * <p>First values: matrices are normal with deviation 0.02, those whose output is added to the
 * residual stream with 0.02 / √(2·layers); norms start at one, biases at zero, activations at their
 * own start.
 *
 * <p>To add a choice (a norm, a kind of positions): one constant of its enum with its TorchScript.
 */
package io.sluice.transformer;
