/**
 * What a non-linearity is: its name, its formula, what it learns, and how steep it gets. Every
 * suite takes its activations from here.
 *
 * <p>{@link io.sluice.activation.Activation} is the contract. Each activation is defined twice, as
 * TorchScript that kernels link and as a scalar reference in plain Java; one contract test runs
 * over all of them and checks the two against each other, the slopes against finite differences and
 * the bounds against sampling.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>{@link io.sluice.activation.StandardActivation}</td><td>the static ones</td></tr>
 * <tr><td>{@link io.sluice.activation.LeakyRelu}</td><td>static, with an option</td></tr>
 * <tr><td>{@link io.sluice.activation.DynActivation}</td><td>{@code dyn(base)}, learned α and β</td></tr>
 * <tr><td>{@link io.sluice.activation.Expanded}</td><td>{@code expanded(base)}, a widened gate</td></tr>
 * <tr><td>{@link io.sluice.activation.Prelu}, {@link io.sluice.activation.SwishBeta}, {@link
 *     io.sluice.activation.AconC}, {@link io.sluice.activation.Xielu}</td><td>one to three learned
 *     numbers</td></tr>
 * <tr><td>{@link io.sluice.activation.Pwl}, {@link io.sluice.activation.Pwlu}, {@link
 *     io.sluice.activation.Apl}</td><td>straight pieces between hinges</td></tr>
 * <tr><td>{@link io.sluice.activation.Rational}</td><td>a quotient of polynomials</td></tr>
 * <tr><td>{@link io.sluice.activation.ActivationKernel}</td><td>linking into a kernel</td></tr>
 * <tr><td>{@link io.sluice.activation.ActivationSite}</td><td>a place of a model, and what comes
 *     into it</td></tr>
 * </table>
 *
 * <p>To add a static activation: one constant of {@code StandardActivation}. The command line,
 * {@code gated(NAME)} and {@code plain(NAME)} feed-forward blocks, {@code dyn(NAME)} and the tests
 * follow by themselves. To add one that learns: one record like {@code Prelu}, its line in {@code
 * ActivationNotation}, and a sample of its options in the contract test's list.
 *
 * <h2>What is known of dynActivation</h2>
 *
 * <p>f(x) = (α − β)·B(x) + β·x (Bachmann, arXiv 2603.22154). Let m and M be the least and the
 * greatest slope of the base B, z standard normal, δ the loss's derivative by f(x), and sums over
 * all inputs that share α and β.
 *
 * <ul>
 *   <li>Slope: f′(x) = (α − β)·B′(x) + β; dL/dx = δ·f′(x).
 *   <li>Gradients of its numbers: dL/dα = Σ δ·B(x), dL/dβ = Σ δ·(x − B(x)). Sum rule: dL/dα + dL/dβ
 *       = Σ δ·x, whatever the base.
 *   <li>Lipschitz constant: max(|(α − β)·m + β|, |(α − β)·M + β|), since B′ takes all values
 *       between m and M and f′ is affine in it. With ReLU max(|α|, |β|).
 *   <li>α = β makes it the line α·x; at (1, 0) it is B, at (0, 1) it is x − B(x).
 *   <li>With α &gt; 0 and β &lt; α it rises everywhere exactly if β/α ≥ −m / (1 − m); with β &gt; 0
 *       and α &lt; β exactly if α/β ≥ (M − 1) / M.
 *   <li>Second moment: E f(z)² = (α − β)²·E B² + 2β(α − β)·E[zB] + β². Weights of variance 1 /
 *       (fan-in · E f²) keep the variance of a signal; with ReLU that is 2 / ((α² + β²) · fan-in).
 * </ul>
 *
 * <table>
 * <caption>Numbers of the bases: slopes, least rising β/α and α/β, expectations under z</caption>
 * <tr><th>B</th><th>m</th><th>M</th><th>β/α</th><th>α/β</th><th>E B²</th><th>E[zB]</th><th>E
 *     B′²</th></tr>
 * <tr><td>relu</td><td>0</td><td>1</td><td>0</td><td>0</td><td>0.5</td><td>0.5</td><td>0.5</td></tr>
 * <tr><td>mish</td><td>-0.112526122</td><td>1.088498161</td><td>0.101145</td><td>0.081303</td><td>0.452342</td><td>0.563748</td><td>0.479084</td></tr>
 * <tr><td>silu</td><td>-0.099839320</td><td>1.099839320</td><td>0.090776</td><td>0.090776</td><td>0.355776</td><td>0.5</td><td>0.379482</td></tr>
 * <tr><td>gelu</td><td>-0.128904145</td><td>1.128904145</td><td>0.114185</td><td>0.114185</td><td>0.425221</td><td>0.5</td><td>0.455851</td></tr>
 * <tr><td>gelu-tanh</td><td>-0.128993069</td><td>1.128993069</td><td>0.114255</td><td>0.114255</td><td>0.425194</td><td>0.5</td><td>0.455818</td></tr>
 * </table>
 */
package io.sluice.activation;
