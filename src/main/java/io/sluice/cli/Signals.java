package io.sluice.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Hears the signals of this process.
 *
 * <p>The JDK's only door is {@code sun.misc.Signal}, which is exported and stays (JEP 260), but
 * javac warns at every mention of it, no option turns that off, and here a warning is an error:
 * hence by name, in this one place.
 */
final class Signals {

  private Signals() {}

  /**
   * Does this, in a thread of its own, whenever a signal comes. A signal keeps what it did before
   * where the system has none of that name, the JVM was told to leave signals alone ({@code -Xrs}),
   * or it has no such class.
   *
   * @param name without SIG: {@code INT}
   */
  static void on(String name, Runnable action) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object heard =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, arguments) -> {
                action.run();
                return null;
              });
      // What was ignored when the process was started, as under nohup, the JVM leaves ignored.
      signal
          .getMethod("handle", signal, handler)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), heard);
    } catch (InvocationTargetException e) {
      if (!(e.getCause() instanceof IllegalArgumentException)) {
        throw new IllegalStateException("SIG" + name + " cannot be heard", e.getCause());
      }
    } catch (ReflectiveOperationException e) {
      // It keeps what it did.
    }
  }
}
