/**
 * The sub-layer under study: plain and gated forms times an activation.
 *
 * <p>{@link io.sluice.feedforward.FeedForward} is a {@link io.sluice.feedforward.Form} and an
 * activation; it lists its parameters and links its kernel. {@link
 * io.sluice.feedforward.FeedForwardVariant} gives names to well-known pairs; any other pair is
 * written {@code gated(mish)} or {@code plain(dyn(relu))}. {@link
 * io.sluice.feedforward.HiddenWidth} does the arithmetic that makes forms comparable.
 *
 * <p>Letters: C width of the model, F hidden width, the width of the vector entering the
 * down-projection.
 *
 * <p>To add a variant: one constant of {@code FeedForwardVariant}. To add a form: one constant of
 * {@code Form} with its projections and one line of TorchScript.
 */
package io.sluice.feedforward;
