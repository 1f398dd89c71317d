/**
 * Images to batches; plain Java arrays.
 *
 * <p>The road of the data: a {@link io.sluice.image.DataSet} reads or draws its training and its
 * test part, each an {@link io.sluice.image.ImageSet} of bytes; {@link
 * io.sluice.image.ImageBatches} gives the training batch of a seed and step as floats, changed by
 * an {@link io.sluice.image.Augmentation} and scaled by a {@link
 * io.sluice.image.PixelNormalization}; {@link io.sluice.image.ImageSweep} walks the test part from
 * end to end. {@link io.sluice.image.Folds} cuts a set for cross-validation, {@link
 * io.sluice.image.ImageSet#subset} takes a smaller one.
 *
 * <p>Shapes: B images in a batch, N in a set, C channels, H rows, W columns; pixels lie as (N, C,
 * H, W) and (B, C, H, W).
 *
 * <table>
 * <caption>Data sets, by their words</caption>
 * <tr><th>word</th><th>images</th><th>files in its folder of the data directory, as they are or
 * packed with gzip</th></tr>
 * <tr><td>mnist</td><td>1 x 28 x 28</td><td>{@code train-images-idx3-ubyte}, {@code
 * train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code
 * t10k-labels-idx1-ubyte}</td></tr>
 * <tr><td>fashion-mnist</td><td>1 x 28 x 28</td><td>the same names</td></tr>
 * <tr><td>cifar10</td><td>3 x 32 x 32</td><td>any of {@code data_batch_1.bin} to {@code
 * data_batch_5.bin}, {@code test_batch.bin}, and {@code batches.meta.txt} if it is
 * there</td></tr>
 * <tr><td>shapes</td><td>1 x 28 x 28</td><td>none: drawn by a seed</td></tr>
 * <tr><td>colour-shapes, colour-letters</td><td>3 x 32 x 32</td><td>none: drawn by a seed</td></tr>
 * </table>
 *
 * <p>Files are not trusted: no header decides how much memory is taken before the file is known to
 * have as much, nothing is unpacked beyond what the header promises, and a file that is cut short,
 * goes on, has another's content or a label outside the classes is refused with a sentence that
 * names it.
 *
 * <p>To add a data set in MNIST's format, give {@code KnownSources} a method with its profile and
 * the addresses, lengths and SHA-256 of its files, and {@link io.sluice.image.DataSet} a constant.
 * For another format implement {@code Source}: read every file through {@code ImageFile}, whose
 * content is bounded and checked. {@code DataSetTest} then tests it, and the command line knows it.
 */
package io.sluice.image;
