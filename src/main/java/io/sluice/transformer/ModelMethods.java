package io.sluice.transformer;

import io.sluice.engine.KernelPack;
import io.sluice.engine.Method;
import java.util.Optional;

/**
 * The functions of a model's kernel, of which the {@code .py} files say what they take and give.
 *
 * @param embed {@code embedding.py}
 * @param attend {@code attention.py}
 * @param attendCached {@code attention.py}
 * @param feedForward {@code feed_forward.py}
 * @param siteInputs {@code feed_forward.py}
 * @param activate the activation alone
 * @param penalize adds the activation's penalty to a loss, if it has one
 * @param meanLoss {@code head.py}
 * @param score {@code head.py}
 * @param logits {@code head.py}
 */
record ModelMethods(
    Method embed,
    Method attend,
    Method attendCached,
    Method feedForward,
    Method siteInputs,
    Method activate,
    Optional<Method> penalize,
    Method meanLoss,
    Method score,
    Method logits) {

  static ModelMethods of(KernelPack pack, TransformerShape shape) {
    return new ModelMethods(
        pack.method("embed"),
        pack.method("attend"),
        pack.method("attend_cached"),
        pack.method("feed_forward"),
        pack.method("site_inputs"),
        pack.method("activate"),
        shape.feedForward().activation().penalty().map(penalty -> pack.method("penalize")),
        pack.method("mean_loss"),
        pack.method("score"),
        pack.method("logits"));
  }
}
