package io.sluice.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.sluice.activation.Activation;
import io.sluice.activation.DynActivation;
import io.sluice.engine.KernelPack;
import io.sluice.engine.Method;
import io.sluice.feedforward.FeedForward;
import io.sluice.feedforward.Form;
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
  public Method method(String name) {
    return (scope, arguments) -> {
      NDArray result = call(scope, name, arguments);
      result.attach(scope);
      return new NDList(result);
    };
  }

  private NDArray call(NDManager scope, String method, Object... arguments) {
    Map<String, NDArray> p = new LinkedHashMap<>();
    ((Map<?, ?>) arguments[arguments.length - 1])
        .forEach((name, array) -> p.put((String) name, (NDArray) array));
    NDArray x = (NDArray) arguments[0];
    return switch (method) {
      case "embed" -> embed(x, (NDArray) arguments[1], p);
      case "attend" -> attend(scope, x, p);
      case "feed_forward" -> feedForward(scope, x, p);
      case "logits" -> logits(scope, x, p);
      case "mean_loss" -> loss(scope, x, (NDArray) arguments[1], p).mean();
      case "score" -> score(scope, x, (NDArray) arguments[1], p);
      default -> throw new IllegalStateException(method);
    };
  }

  /** One-hot rows times the table: the gradient of the table is a plain product too. */
  private static NDArray embed(NDArray ids, NDArray positions, Map<String, NDArray> p) {
    NDArray x = rows(p.get("token.weight"), ids);
    NDArray table = p.get("position.weight");
    return table == null ? x : x.add(rows(table, positions));
  }

  private static NDArray rows(NDArray table, NDArray ids) {
    int count = Math.toIntExact(table.getShape().get(0));
    return ids.toType(DataType.INT64, false).oneHot(count, table.getDataType()).matMul(table);
  }

  private NDArray attend(NDManager scope, NDArray x, Map<String, NDArray> p) {
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

  private NDArray feedForward(NDManager scope, NDArray x, Map<String, NDArray> p) {
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

  /** By the activation's scalar reference. */
  private static NDArray activate(
      NDManager scope, Activation activation, NDArray x, Map<String, NDArray> p, String site) {
    List<NDArray> parameters =
        activation.parameters().stream().map(one -> p.get(site + one.name())).toList();
    return new ScalarReference(scope, activation, parameters).of(x);
  }

  private NDArray logits(NDManager scope, NDArray x, Map<String, NDArray> p) {
    NDArray h = norm(scope, x, p, shape.style().normalization(), "norm");
    return linear(h, p, "projection");
  }

  /** One loss a token. */
  private NDArray loss(NDManager scope, NDArray x, NDArray ids, Map<String, NDArray> p) {
    NDArray logits = logits(scope, x, p);
    long vocabulary = logits.getShape().get(2);
    NDArray targets = ids.toType(DataType.INT64, false).reshape(-1);
    NDArray chosen = targets.oneHot((int) vocabulary);
    return logits.reshape(-1, vocabulary).logSoftmax(-1).mul(chosen).sum(new int[] {1}).neg();
  }

  /** Summed loss, and how many targets have the largest logit. */
  private NDArray score(NDManager scope, NDArray x, NDArray ids, Map<String, NDArray> p) {
    NDArray predicted = logits(scope, x, p).argMax(2).toType(DataType.INT64, false);
    NDArray hits = predicted.eq(ids.toType(DataType.INT64, false));
    NDArray loss = loss(scope, x, ids, p).sum();
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
}
