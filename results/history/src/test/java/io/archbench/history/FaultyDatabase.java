package io.archbench.history;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * A database in whose way something gets when a chosen step of a writer begins: a statement that it
 * prepares, or its commit.
 *
 * @param fatal number of the step, from 1
 * @param transactional whether transactions are what they are called
 */
record FaultyDatabase(Database real, int fatal, Fault fault, boolean transactional)
    implements Database {
  private static final Set<String> STEPS = Set.of("prepareStatement", "createStatement", "commit");

  /** What happens to the connection. */
  interface Fault {
    void strike(Connection connection) throws SQLException;
  }

  @Override
  public Connection connect(Access access) throws SQLException {
    Connection connection = real.connect(access);
    return switch (access) {
      case READ -> connection;
      case WRITE -> faulty(connection);
    };
  }

  private Connection faulty(Connection connection) {
    int[] step = {0};
    boolean[] pretended = {false};
    return (Connection)
        Proxy.newProxyInstance(
            FaultyDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (STEPS.contains(method.getName()) && ++step[0] == fatal) {
                fault.strike(connection);
              }
              if (!transactional) {
                switch (method.getName()) {
                  case "setAutoCommit" -> {
                    pretended[0] = !(Boolean) arguments[0];
                    return null;
                  }
                  case "getAutoCommit" -> {
                    return !pretended[0];
                  }
                  case "commit", "rollback" -> {
                    return null;
                  }
                  default -> {}
                }
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public String place() {
    return real.place();
  }

  @Override
  public void lockOthersOut(Handle handle) {
    real.lockOthersOut(handle);
  }

  @Override
  public String tables() {
    return real.tables();
  }

  @Override
  public Trouble trouble(SQLException failure) {
    return real.trouble(failure);
  }
}
