package io.roomcast.local.sns;

import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Lets a server differ in the rows that it declares, and only in those: a declared row whose test
 * passes fails, so that the list stays true.
 */
final class DeclaredDifferences implements InvocationInterceptor {

  private final Set<String> rows;

  DeclaredDifferences(Set<String> rows) {
    this.rows = rows;
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Row row = method.getExecutable().getAnnotation(Row.class);
    if (row == null || !rows.contains(row.value())) {
      invocation.proceed();
      return;
    }
    try {
      invocation.proceed();
    } catch (Exception | AssertionError different) {
      throw new TestAbortedException("declared difference: " + row.value(), different);
    }
    throw new AssertionError(row.value() + " is declared as a difference, and is none");
  }
}
