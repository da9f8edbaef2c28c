package io.archbench.runner.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns the first Ctrl-C or SIGTERM into a wish to stop, and the second into the end.
 *
 * <p>By reflection, because the JDK's only interface to signals ({@code sun.misc.Signal}) is not
 * part of the Java platform; where it is missing, a signal ends the process at once and the run is
 * resumed as after a crash.
 */
final class Signals {
  private final AtomicInteger exitCode = new AtomicInteger();

  private Signals() {}

  /** Calls {@code stop} at the first signal; the second one exits with the signal's code. */
  static Signals listen(Runnable stop) {
    Signals signals = new Signals();
    signals.handle("INT", ExitCodes.INTERRUPTED, stop);
    signals.handle("TERM", ExitCodes.TERMINATED, stop);
    return signals;
  }

  /** The exit code of the signal that came; 0 if none did. */
  int exitCode() {
    return exitCode.get();
  }

  private void handle(String name, int code, Runnable stop) {
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getName().equals("handle")) {
            received(code, stop);
          }
          return null;
        };
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      Object proxy = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
      signal
          .getMethod("handle", signal, type)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // no such signal or no such class here: see the class comment
    }
  }

  private void received(int code, Runnable stop) {
    if (exitCode.getAndSet(code) != 0) {
      Runtime.getRuntime().halt(code);
    }
    stop.run();
  }
}
