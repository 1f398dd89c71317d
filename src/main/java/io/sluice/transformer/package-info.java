/**
 * The decoder-only language model and its generation.
 *
 * <p>{@link io.sluice.transformer.Transformer} is a DJL block whose sub-layers own the parameters;
 * each sub-layer is one kernel call: embedding; norm, attention and residual; norm, feed-forward
 * and residual; final norm, head and loss. The kernels are {@code .py} files of the sub-layers'
 * names, {@code attention.py}, which {@code ModelKernels} links; {@code ModelMethods} are their
 * functions. Each takes the parameters of its sub-layer by name, as {@code p["query.weight"]}.
 *
 * <p>{@code Transformer.loss} is one recording that autograd follows from end to end: it is right
 * for every model, precision and device. {@code LayerwiseTransformer} overrides it where it is
 * faster to go backward through the sub-layers one by one: for large models in 32 bits on a CPU.
 * Norms, attention, head and embedding have backward passes of their own there ({@code
 * rms_norm_backward.py}, {@code blocked_attention.py}), which write fewer and smaller arrays;
 * projections, activations and the feed-forward block stay autograd's. Tests hold its gradients
 * against those of the recording.
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
 * <p>To add a norm: a constant of {@code Normalization} and its two {@code .py} files, the formula
 * and its backward pass.
 */
package io.sluice.transformer;
