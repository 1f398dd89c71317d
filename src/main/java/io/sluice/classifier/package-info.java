/**
 * Image classifiers: nets written in one small vocabulary of layers, with any activation at any
 * site.
 *
 * <p>A {@link io.sluice.classifier.Net} is a notation, {@code vgg-3(norm=none)}, and lists layers;
 * a {@link io.sluice.classifier.ClassifierShape} adds images, classes, activations and first
 * values; a {@link io.sluice.classifier.Classifier} is the model. Every layer writes itself down as
 * TorchScript, and at once says which parameters it has, how they start, what it costs and what
 * shape goes out, so that text, checkpoints and counts cannot disagree. A convolution, dense layer,
 * residual block or attention and what follows it up to the next are one block, one kernel call;
 * blocks of equal form share one method, so that a net of 75 equal layers compiles three.
 *
 * <table>
 * <caption>Nets</caption>
 * <tr><td>{@code mlp(DEPTH, width=128)}</td><td>dense layers, neither norms nor skips</td></tr>
 * <tr><td>{@code simple-cnn}, {@code vgg-3} and others of {@code StandardNet}</td><td>convolutions,
 *     one hidden dense layer</td></tr>
 * <tr><td>{@code vgg11}</td><td>eight convolutions; torchvision's, or {@code head=small}</td></tr>
 * <tr><td>{@code resnet18}</td><td>torchvision's, with {@code stem=cifar} for small images or {@code
 *     stem=imagenet}</td></tr>
 * </table>
 *
 * <p>All but {@code mlp} take {@code filters=FACTOR}, which scales their width, and all but {@code
 * mlp} and {@code resnet18} {@code norm=batch} or {@code norm=none}.
 *
 * <p>Letters: N images of a batch, C channels, H height, W width, F features. Maps are (N, C, H, W)
 * with their channels last in memory, as convolutions are fastest and as activations, whose
 * channels are the last axis, see them without a copy.
 *
 * <p>Names of parameters are part of the file format. They are torchvision's for {@code vgg11} and
 * {@code resnet18}, so that weights given for these can be loaded by name ({@code
 * features.0.weight}, {@code layer1.0.conv1.weight}, {@code bn1.running_mean}, {@code fc.weight}),
 * and alike elsewhere; those of activations begin with the name of their site, {@code
 * layers.0.activation.alpha}, and what a whole model shares with {@code activation.}. Running
 * statistics are parameters that do not learn. Tests pin the names.
 *
 * <p>To add a net of convolutions: a constant of {@code StandardNet}. To add one with options of
 * its own: a record like {@code Vgg11}, and its line in {@code NetNotation}. To add a layer: a
 * record in {@code Layer}, and its loop in the tests' {@code ReferenceNet}.
 */
package io.sluice.classifier;
