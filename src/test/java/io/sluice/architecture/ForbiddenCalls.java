package io.sluice.architecture;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.util.Set;
import java.util.TreeSet;

/**
 * What compiles and is wrong here.
 *
 * <table>
 * <caption>Why</caption>
 * <tr><td>arithmetic with a {@code Number}</td><td>DJL frees the scalar while autograd still needs it</td></tr>
 * <tr><td>casts and copies</td><td>they leave the graph of autograd without a word, or copy nothing</td></tr>
 * <tr><td>{@code Trainer}, {@code GradientCollector}</td><td>one for a whole process; leak a handle a parameter a step</td></tr>
 * <tr><td>DJL's optimizers</td><td>clip on one side; moments that no checkpoint can save</td></tr>
 * <tr><td>{@code Activation}</td><td>a swish that multiplies by a Number, a mish of the wrong logarithm</td></tr>
 * <tr><td>standard streams, exit codes</td><td>the command line's alone</td></tr>
 * </table>
 */
final class ForbiddenCalls {

  private static final Set<String> SCALAR_ARITHMETIC =
      Set.of("mul", "muli", "div", "divi", "pow", "powi", "mod", "modi", "maximum", "minimum");
  private static final Set<String> COPIES = Set.of("toType", "toDevice", "duplicate");
  private static final Set<String> TRAINING =
      Set.of(
          "ai.djl.training.Trainer",
          "ai.djl.training.EasyTrain",
          "ai.djl.training.GradientCollector",
          "ai.djl.pytorch.engine.PtGradientCollector",
          "ai.djl.nn.Activation");
  private static final String OPTIMIZERS = "ai.djl.training.optimizer";
  private static final Set<String> STREAMS = Set.of("out", "err");
  private static final Set<String> EXITS = Set.of("exit", "halt");

  private ForbiddenCalls() {}

  /** What these classes do of that, a sentence each. */
  static Set<String> in(Iterable<JavaClass> classes) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : classes) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (TRAINING.contains(target.getName()) || target.getPackageName().equals(OPTIMIZERS)) {
          found.add("DJL's training: " + dependency.getDescription());
        }
      }
      for (JavaCodeUnitAccess<?> access : type.getCodeUnitAccessesFromSelf()) {
        CodeUnitAccessTarget target = access.getTarget();
        if (isScalarArithmetic(target)) {
          found.add("arithmetic with a Number: " + access.getDescription());
        }
        if (!in(type, "engine")
            && isArray(target.getOwner())
            && COPIES.contains(target.getName())) {
          found.add("cast or copy: " + access.getDescription());
        }
      }
      if (!in(type, "cli")) {
        type.getAccessesFromSelf().stream()
            .filter(ForbiddenCalls::isCommandLine)
            .forEach(access -> found.add("the command line's: " + access.getDescription()));
      }
    }
    return found;
  }

  private static boolean isScalarArithmetic(CodeUnitAccessTarget target) {
    boolean arithmetic =
        isArray(target.getOwner()) || target.getOwner().isEquivalentTo(NDArrays.class);
    return arithmetic
        && SCALAR_ARITHMETIC.contains(target.getName())
        && target.getRawParameterTypes().stream()
            .anyMatch(parameter -> parameter.isEquivalentTo(Number.class));
  }

  private static boolean isArray(JavaClass owner) {
    return owner.isAssignableTo(NDArray.class);
  }

  private static boolean isCommandLine(JavaAccess<?> access) {
    JavaClass owner = access.getTargetOwner();
    String name = access.getTarget().getName();
    boolean stream = owner.isEquivalentTo(System.class) && STREAMS.contains(name);
    boolean exit =
        (owner.isEquivalentTo(System.class) || owner.isEquivalentTo(Runtime.class))
            && EXITS.contains(name);
    return stream || exit || name.equals("printStackTrace");
  }

  private static boolean in(JavaClass type, String room) {
    return type.getPackageName().equals("io.sluice." + room);
  }
}
