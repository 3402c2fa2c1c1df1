package io.roomcast.table;

import io.roomcast.aws.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** A table whose client counts its calls by their names. */
public final class CountedCalls {

  private final Table table;
  private final Map<String, Integer> calls = new TreeMap<>();

  public CountedCalls(Table table) {
    this.table = table;
  }

  /** The same table, counted. */
  public Table table() {
    DynamoDbClient counting =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                  calls.merge(method.getName(), 1, Integer::sum);
                  try {
                    return method.invoke(table.client(), arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    return new Table(counting, table.name());
  }

  /** What was called since the last time. */
  public Map<String, Integer> take() {
    Map<String, Integer> taken = Map.copyOf(calls);
    calls.clear();
    return taken;
  }
}
