/**
 * The sub-layer under study: plain and gated forms times an activation.
 *
 * <p>{@link io.sluice.feedforward.FeedForward} is a {@link io.sluice.feedforward.Form} and an
 * activation; it lists its parameters and links its kernel. {@link
 * io.sluice.feedforward.FeedForwardVariant} gives names to well-known pairs; any other pair is
 * written {@code gated(mish)} or {@code plain(dyn(relu))}. Where the activation of a gated form
 * stands is its {@link io.sluice.feedforward.Placement}: {@code gated(dyn(silu), placement=value)}.
 * {@link io.sluice.feedforward.HiddenWidth} does the arithmetic that makes forms comparable.
 *
 * <table>
 * <caption>Placements, with g = gate · n and u = up · n</caption>
 * <tr><td>{@code gate}</td><td>f(g) ⊙ u</td><td>any activation</td></tr>
 * <tr><td>{@code value}</td><td>B(g) ⊙ f(u)</td><td>{@code dyn(B)}</td></tr>
 * <tr><td>{@code both}</td><td>f(g) ⊙ f₂(u)</td><td>any activation</td></tr>
 * <tr><td>{@code product}</td><td>f(g ⊙ u)</td><td>any activation</td></tr>
 * <tr><td>{@code whole}</td><td>(α − β)·FFN(n) + β·n</td><td>{@code dyn(B)}</td></tr>
 * <tr><td>{@code gate-plus-line}</td><td>(α − β)·B(g) ⊙ u + β·u</td><td>{@code dyn(B)}</td></tr>
 * </table>
 *
 * <p>A site is a place where an activation stands and has parameters; {@code both} has two.
 *
 * <p>Letters: C width of the model, F hidden width, the width of the vector entering the
 * down-projection.
 *
 * <p>To add a variant: one constant of {@code FeedForwardVariant}. To add a form: one constant of
 * {@code Form} with its projections and its {@code .py} file. To add a placement: one constant of
 * {@code Placement} and its {@code .py} file; one line of the reference in {@code ReferenceKernels}
 * tests it with every activation.
 */
package io.sluice.feedforward;
