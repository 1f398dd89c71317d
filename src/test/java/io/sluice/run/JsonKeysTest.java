package io.sluice.run;

import static io.sluice.run.JsonSamples.CONFIG;
import static io.sluice.run.JsonSamples.refused;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sluice.run.JsonSamples.Lists;
import org.junit.jupiter.api.Test;

/** Which keys a record has, and where in the text a wrong one is. */
class JsonKeysTest {
  @Test
  void refusesAnUnknownKey() {
    refused(
        CONFIG.replace("\"layers\"", "\"layer\""),
        "unknown key 'layer': legal keys are name, layers, steps, precision, optimizer"
            + " (did you mean layers?)");
    refused(
        CONFIG.replace("\"beta2\"", "\"zeta\""),
        "unknown key 'zeta' under 'optimizer': legal keys are learning_rate, beta2");
  }

  @Test
  void refusesAMissingKey() {
    refused(CONFIG.replace("\"learning_rate\":1e-3,", ""), "'optimizer.learning_rate' is missing");
    refused(CONFIG.replace("\"precision\":\"bf16\",", ""), "'precision' is missing");
    refused("{}", "'name' is missing");
  }

  @Test
  void namesThePathInsideListsAndMaps() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    "{seeds: [1, two], arms: [], widths: {}}", "study.yaml", Lists.class))
        .withMessage("study.yaml: 'seeds[1]' is 'two': expected a whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    "{seeds: [], arms: [{learning_rate: 1, beta2: 1}, {beta2: 1}], widths: {}}",
                    "study.yaml",
                    Lists.class))
        .withMessage("study.yaml: 'arms[1].learning_rate' is missing: add it");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Json.parseYaml(
                    "{seeds: [], arms: [], widths: {b: 1.5}}", "study.yaml", Lists.class))
        .withMessage("study.yaml: 'widths.b' is 1.5: expected a whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Json.parseYaml("{seeds: 1, arms: [], widths: {}}", "study.yaml", Lists.class))
        .withMessage("study.yaml: 'seeds' is 1: expected a list");
  }
}
