package io.roomcast.interleaving;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call of a port, as data. */
record Call(Class<?> port, Method method, List<Object> arguments) {

  /** What came of a call; nothing for a method that returns nothing. */
  record Answer(Call call, @Nullable Object result) {}

  /** A port whose calls go to a function. */
  static <T> T port(Class<T> type, Function<Call, @Nullable Object> calls) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                calls.apply(
                    new Call(
                        type, method, arguments == null ? List.of() : Arrays.asList(arguments)))));
  }

  /** Makes the call. */
  @Nullable Object on(Object implementation) {
    try {
      method.setAccessible(true);
      return method.invoke(implementation, arguments.toArray());
    } catch (InvocationTargetException failed) {
      switch (Objects.requireNonNull(failed.getCause())) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case Throwable other -> throw new IllegalStateException(this + " failed", other);
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  boolean is(String name) {
    return method.getName().equals(name);
  }

  @Override
  public String toString() {
    return method.getName() + Words.list(arguments);
  }
}
