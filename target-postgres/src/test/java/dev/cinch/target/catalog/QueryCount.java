package dev.cinch.target.catalog;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts the statements that are made on a connection. */
final class QueryCount {

  private final Connection connection;
  private final AtomicInteger queries = new AtomicInteger();

  QueryCount(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  int queries() {
    return queries.get();
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    if (method.getName().equals("prepareStatement") || method.getName().equals("createStatement")) {
      queries.incrementAndGet();
    }
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
