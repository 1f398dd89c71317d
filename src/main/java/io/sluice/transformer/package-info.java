/**
 * The decoder-only language model and its generation.
 *
 * <p>{@link io.sluice.transformer.Transformer} is a DJL block whose sub-layers own the parameters;
 * each sub-layer is one kernel call: embedding; norm, attention and residual; norm, feed-forward
 * and residual; final norm, head and loss. The kernel text stands in the class of its sub-layer
 * ({@code AttentionKernel} for attention) and is linked by {@code TransformerKernel}.
 *
 * <p>A step of training needs gradients, and there are two backward passes for them. {@code
 * Transformer.trainingLoss} is one recording that autograd follows from end to end: it is right for
 * every model, precision and device. {@code LayerwiseBackward} goes backward through the sub-layers
 * one by one. Norms, attention, head and embedding have a method {@code NAME_backward} beside their
 * {@code NAME_forward} there, which writes fewer and smaller arrays; projections, activations and
 * the feed-forward block stay autograd's. {@code Transformer.loss} takes it where it is faster: for
 * large models in 32 bits on a CPU. Tests hold its gradients against those of the recording.
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
 * <p>To add a choice (a norm, a kind of positions): one constant of its enum with its TorchScript;
 * a norm has its formula both ways.
 */
package io.sluice.transformer;
