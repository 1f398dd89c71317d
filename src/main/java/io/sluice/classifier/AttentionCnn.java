package io.sluice.classifier;

import io.sluice.notation.Expression;
import io.sluice.notation.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code attention-cnn}: a small convolutional net with a self-attention block. Our own reading of
 * the net of that name in the dynActivation paper (Bachmann, arXiv 2603.22154), whose layers are
 * not known to us. For 3 x 32 x 32 images:
 *
 * <ol>
 *   <li>3 x 3 convolution, 32 filters, norm, activation; pooling to 16 x 16
 *   <li>3 x 3 convolution, 64 filters, norm, activation; pooling to 8 x 8
 *   <li>self-attention over the 64 positions, 4 heads, as a residual block
 *   <li>3 x 3 convolution, 128 filters, norm, activation; pooling to 4 x 4
 *   <li>means over 2 x 2 pixels; dense layer, 128 units, activation
 *   <li>head
 * </ol>
 *
 * @param norm batch norm behind each convolution (default), or none
 * @param filters how wide it is
 */
record AttentionCnn(Norm norm, Filters filters) implements Net {

  static final String NAME = "attention-cnn";

  static AttentionCnn read(Expression expression) {
    Options options = NetNotation.options(expression);
    return new AttentionCnn(NetNotation.norm(options, Norm.BATCH), Filters.read(options));
  }

  @Override
  public String notation() {
    return NetNotation.written(NAME, norm, Norm.BATCH, filters);
  }

  @Override
  public List<Layer> layers(int classes) {
    LayerList features = new LayerList("features");
    features.convolution(filters.of(32), norm).maxPooling();
    features.convolution(filters.of(64), norm).maxPooling();
    features.add(path -> new Layer.SelfAttention(path, Filters.MULTIPLE));
    features.convolution(filters.of(128), norm).maxPooling();
    features.add(path -> new Layer.AveragePooling(path, Window.HALVING));
    List<Layer> layers = new ArrayList<>(features.layers());
    layers.addAll(VggBlocks.classifier(filters.of(128), classes));
    return layers;
  }
}
