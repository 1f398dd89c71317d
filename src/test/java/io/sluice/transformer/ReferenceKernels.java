package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Activation;
import io.sluice.activation.DynActivation;
import io.sluice.activation.Expanded;
import io.sluice.activation.LeakyRelu;
import io.sluice.activation.StandardActivation;
import io.sluice.engine.KernelPack;
import io.sluice.engine.ParameterDefinition;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A transformer's computations written a second time, slowly, in plain NDArray operations: explicit
 * attention weights and masks, explicit norms, log-softmax and picking for the loss. Scalars are
 * arrays of the scope, since DJL's Number overloads corrupt gradients.
 */
final class ReferenceKernels implements KernelPack {

  private final TransformerShape shape;

  ReferenceKernels(TransformerShape shape) {
    this.shape = shape;
  }

  @Override
  public NDList infer(NDManager scope, String method, Object... arguments) {
    return call(scope, method, arguments);
  }

  @Override
  public NDList call(NDManager scope, String method, Object... arguments) {
    NDArray[] arrays = new NDArray[arguments.length];
    for (int i = 0; i < arrays.length; i++) {
      arrays[i] = (NDArray) arguments[i];
    }
    NDArray result =
        switch (method) {
          case "embed" -> embed(arrays);
          case "attend" -> attend(scope, arrays);
          case "feed_forward_residual" -> feedForward(scope, arrays);
          case "logits" -> logits(scope, arrays[0], named(head(), arrays, 1));
          case "mean_loss" -> loss(scope, arrays).mean();
          case "score" -> score(scope, arrays);
          default -> throw new IllegalStateException(method);
        };
    result.attach(scope);
    return new NDList(result);
  }

  /** One-hot rows times the table: the gradient of the table is a plain product too. */
  private NDArray embed(NDArray[] arrays) {
    NDArray x = rows(arrays[2], arrays[0]);
    return shape.attention().positions() == PositionEncoding.LEARNED
        ? x.add(rows(arrays[3], arrays[1]))
        : x;
  }

  private static NDArray rows(NDArray table, NDArray ids) {
    int count = Math.toIntExact(table.getShape().get(0));
    return ids.toType(DataType.INT64, false).oneHot(count, table.getDataType()).matMul(table);
  }

  private NDArray attend(NDManager scope, NDArray[] arrays) {
    Map<String, NDArray> p = named(AttentionLayer.definitions(shape), arrays, 2);
    NDArray x = arrays[0];
    long batch = x.getShape().get(0);
    long tokens = x.getShape().get(1);
    int heads = shape.attention().heads();
    int groups = shape.attention().keyValueHeads();
    int width = shape.headWidth();
    NDArray h = norm(scope, x, p, shape.style().normalization(), "norm");
    NDArray q = linear(h, p, "query").reshape(batch, tokens, heads, width);
    NDArray k = linear(h, p, "key").reshape(batch, tokens, groups, width);
    NDArray v = linear(h, p, "value").reshape(batch, tokens, groups, width);
    if (shape.attention().queryKeyNorm()) {
      q = norm(scope, q, p, Normalization.RMS, "query_norm");
      k = norm(scope, k, p, Normalization.RMS, "key_norm");
    }
    if (shape.attention().positions() == PositionEncoding.ROTARY) {
      q = rotate(scope, q);
      k = rotate(scope, k);
    }
    NDList mixed = new NDList();
    for (int head = 0; head < heads; head++) {
      int group = head / (heads / groups);
      NDArray qh = q.get(":, :, " + head);
      NDArray kh = k.get(":, :, " + group);
      NDArray vh = v.get(":, :, " + group);
      NDArray scores = qh.matMul(kh.transpose(0, 2, 1)).mul(scalar(scope, 1 / Math.sqrt(width)));
      mixed.add(scores.add(mask(scope, (int) tokens)).softmax(-1).matMul(vh));
    }
    return x.add(linear(NDArrays.concat(mixed, -1), p, "output"));
  }

  /** Component i of the first half of a head turns with component i of the second half. */
  private NDArray rotate(NDManager scope, NDArray x) {
    int tokens = Math.toIntExact(x.getShape().get(1));
    int half = shape.headWidth() / 2;
    float[] cosines = new float[tokens * half];
    float[] sines = new float[tokens * half];
    for (int t = 0; t < tokens; t++) {
      for (int i = 0; i < half; i++) {
        double angle = t / Math.pow(shape.attention().rotaryBase(), (double) i / half);
        cosines[t * half + i] = (float) Math.cos(angle);
        sines[t * half + i] = (float) Math.sin(angle);
      }
    }
    NDArray cos = scope.create(cosines, new Shape(1, tokens, 1, half));
    NDArray sin = scope.create(sines, new Shape(1, tokens, 1, half));
    NDArray a = x.get(":, :, :, :" + half);
    NDArray b = x.get(":, :, :, " + half + ":");
    return NDArrays.concat(new NDList(a.mul(cos).sub(b.mul(sin)), b.mul(cos).add(a.mul(sin))), -1);
  }

  private static NDArray mask(NDManager scope, int tokens) {
    float[] values = new float[tokens * tokens];
    for (int t = 0; t < tokens; t++) {
      for (int s = t + 1; s < tokens; s++) {
        values[t * tokens + s] = -1e30f;
      }
    }
    return scope.create(values, new Shape(tokens, tokens));
  }

  private NDArray feedForward(NDManager scope, NDArray[] arrays) {
    Map<String, NDArray> p = named(FeedForwardLayer.kernelParameters(shape), arrays, 1);
    NDArray x = arrays[0];
    NDArray n = norm(scope, x, p, shape.style().normalization(), "norm");
    FeedForward feedForward = shape.feedForward();
    Activation f = feedForward.activation();
    NDArray u = linear(n, p, "up");
    if (feedForward.form() == Form.PLAIN) {
      return x.add(linear(activate(scope, f, u, p, "activation."), p, "down"));
    }
    NDArray g = linear(n, p, "gate");
    return x.add(
        switch (feedForward.placement()) {
          case GATE -> linear(activate(scope, f, g, p, "activation.").mul(u), p, "down");
          case VALUE ->
              linear(base(scope, f, g).mul(activate(scope, f, u, p, "activation.")), p, "down");
          case BOTH ->
              linear(
                  activate(scope, f, g, p, "activation.")
                      .mul(activate(scope, f, u, p, "value_activation.")),
                  p,
                  "down");
          case PRODUCT -> linear(activate(scope, f, g.mul(u), p, "activation."), p, "down");
          case WHOLE -> {
            NDArray[] pair = alphaAndBeta(scope, f, p, "activation.");
            NDArray block = linear(base(scope, f, g).mul(u), p, "down");
            yield block.mul(pair[0].sub(pair[1])).add(n.mul(pair[1]));
          }
          case GATE_PLUS_LINE -> {
            NDArray[] pair = alphaAndBeta(scope, f, p, "activation.");
            NDArray gated = base(scope, f, g).mul(u).mul(pair[0].sub(pair[1]));
            yield linear(gated.add(u.mul(pair[1])), p, "down");
          }
        });
  }

  private static NDArray base(NDManager scope, Activation activation, NDArray x) {
    return activate(scope, ((DynActivation) activation).base(), x, Map.of(), "");
  }

  private static NDArray[] alphaAndBeta(
      NDManager scope, Activation activation, Map<String, NDArray> p, String site) {
    NDArray alpha = p.get(site + "alpha");
    NDArray beta = p.get(site + "beta");
    return switch (((DynActivation) activation).options().constraint()) {
      case NONE -> new NDArray[] {alpha, beta};
      case ALPHA_ONE -> new NDArray[] {scalar(scope, 1), beta};
      case RATIO -> {
        NDArray ratio = ai.djl.nn.Activation.sigmoid(p.get(site + "ratio"));
        yield new NDArray[] {alpha, alpha.mul(ratio)};
      }
      case SUM_ONE -> new NDArray[] {alpha, scalar(scope, 1).sub(alpha)};
    };
  }

  private static NDArray activate(
      NDManager scope, Activation activation, NDArray x, Map<String, NDArray> p, String site) {
    if (activation instanceof DynActivation dyn) {
      NDArray[] pair = alphaAndBeta(scope, dyn, p, site);
      return base(scope, dyn, x).mul(pair[0].sub(pair[1])).add(x.mul(pair[1]));
    }
    if (activation instanceof LeakyRelu leaky) {
      return ai.djl.nn.Activation.leakyRelu(x, (float) leaky.slope());
    }
    if (activation instanceof Expanded expanded) {
      NDArray expansion = p.get(site + "expansion");
      NDArray scale = expansion.add(expansion).add(scalar(scope, 1));
      return activate(scope, expanded.base(), x).mul(scale).sub(x.mul(expansion));
    }
    return activation instanceof StandardActivation standard
        ? activate(scope, standard, x)
        : new ReferenceActivations(scope, x, p, site).value(activation);
  }

  private static NDArray activate(NDManager scope, StandardActivation activation, NDArray x) {
    NDArray sigmoid = ai.djl.nn.Activation.sigmoid(x);
    return switch (activation) {
      case RELU -> ai.djl.nn.Activation.relu(x);
      case GELU -> ai.djl.nn.Activation.gelu(x);
      case GELU_TANH -> {
        NDArray inner =
            x.add(x.mul(x).mul(x).mul(scalar(scope, 0.044715)))
                .mul(scalar(scope, Math.sqrt(2 / Math.PI)));
        yield x.mul(inner.tanh().add(scalar(scope, 1))).mul(scalar(scope, 0.5));
      }
      case SILU -> x.mul(sigmoid);
      case MISH -> x.mul(x.exp().add(scalar(scope, 1)).log().tanh());
      case SIGMOID -> sigmoid;
      case TANH -> x.tanh();
      case RELU_SQUARED -> ai.djl.nn.Activation.relu(x).mul(ai.djl.nn.Activation.relu(x));
      case IDENTITY -> x;
      case RELU6 -> x.clip(0, 6);
      case ELU -> ai.djl.nn.Activation.elu(x, 1);
      case SELU -> ai.djl.nn.Activation.selu(x);
      case SOFTPLUS -> x.exp().add(scalar(scope, 1)).log();
      case SOFTSIGN -> x.div(x.abs().add(scalar(scope, 1)));
      case HARD_SWISH -> x.mul(x.add(scalar(scope, 3)).clip(0, 6)).mul(scalar(scope, 1.0 / 6));
    };
  }

  private List<ParameterDefinition> head() {
    BlockStyle style = shape.style();
    List<ParameterDefinition> all =
        new ArrayList<>(style.normalization().parameters("norm", shape.width(), style.biases()));
    all.add(new ParameterDefinition("projection.weight", new Shape(1, 1), null));
    return all;
  }

  private NDArray logits(NDManager scope, NDArray x, Map<String, NDArray> p) {
    NDArray h = norm(scope, x, p, shape.style().normalization(), "norm");
    return linear(h, p, "projection");
  }

  /** One loss a token. */
  private NDArray loss(NDManager scope, NDArray[] arrays) {
    NDArray logits = logits(scope, arrays[0], named(head(), arrays, 2));
    long vocabulary = logits.getShape().get(2);
    NDArray targets = arrays[1].toType(DataType.INT64, false).reshape(-1);
    NDArray chosen = targets.oneHot((int) vocabulary);
    return logits.reshape(-1, vocabulary).logSoftmax(-1).mul(chosen).sum(new int[] {1}).neg();
  }

  /** Summed loss, and how many targets have the largest logit. */
  private NDArray score(NDManager scope, NDArray[] arrays) {
    NDArray logits = logits(scope, arrays[0], named(head(), arrays, 2));
    NDArray likeliest = logits.argMax(2).toType(DataType.INT64, false);
    NDArray hits = likeliest.eq(arrays[1].toType(DataType.INT64, false));
    NDArray loss = loss(scope, arrays).sum();
    return NDArrays.stack(new NDList(loss, hits.toType(loss.getDataType(), false).sum()));
  }

  private static NDArray linear(NDArray x, Map<String, NDArray> p, String name) {
    NDArray weight = p.get(name + ".weight");
    NDArray y = x.matMul(weight.transpose());
    NDArray bias = p.get(name + ".bias");
    return bias == null ? y : y.add(bias);
  }

  private static NDArray norm(
      NDManager scope, NDArray x, Map<String, NDArray> p, Normalization kind, String name) {
    int[] last = {x.getShape().dimension() - 1};
    NDArray centred = kind == Normalization.LAYER ? x.sub(x.mean(last, true)) : x;
    NDArray square = centred.mul(centred).mean(last, true).add(scalar(scope, 1e-5));
    NDArray y = centred.div(square.sqrt()).mul(p.get(name + ".weight"));
    NDArray bias = p.get(name + ".bias");
    return bias == null ? y : y.add(bias);
  }

  private static NDArray scalar(NDManager scope, double value) {
    return scope.full(new Shape(), (float) value, DataType.FLOAT32);
  }

  private static Map<String, NDArray> named(
      List<ParameterDefinition> definitions, NDArray[] arrays, int from) {
    Map<String, NDArray> named = new LinkedHashMap<>();
    for (int i = 0; i < definitions.size(); i++) {
      named.put(definitions.get(i).name(), arrays[from + i]);
    }
    return named;
  }
}
