package io.roomcast.table;

import io.roomcast.aws.Table;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** A table in which the first write of each kind meets a transaction on the same item. */
public final class ConflictingClient {

  private static final Set<String> WRITES = Set.of("updateItem", "deleteItem", "putItem");

  private ConflictingClient() {}

  /** The same table, whose first writes through this meet a conflict. */
  public static Table of(Table table) {
    return of(table, "TransactionConflict", 1);
  }

  /** The same, where so many transactions are cancelled for another reason. */
  public static Table of(Table table, String reason, int transactions) {
    AtomicInteger left = new AtomicInteger(transactions);
    Set<String> met = new HashSet<>();
    DynamoDbClient client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (proxy, method, arguments) -> {
                  if (WRITES.contains(method.getName()) && met.add(method.getName())) {
                    throw TransactionConflictException.builder().message("conflict").build();
                  }
                  if (method.getName().equals("transactWriteItems") && left.getAndDecrement() > 0) {
                    throw TransactionCanceledException.builder()
                        .message(reason)
                        .cancellationReasons(CancellationReason.builder().code(reason).build())
                        .build();
                  }
                  try {
                    return method.invoke(table.client(), arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    return new Table(client, table.name());
  }
}
