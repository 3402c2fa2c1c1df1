package io.roomcast.aws;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * The one table and the client to reach it, with the retries that DynamoDB leaves to the caller.
 */
public record Table(DynamoDbClient client, String name) {

  /** Why a transaction was cancelled that may be written the next time. */
  private static final Set<String> PASSING =
      Set.of("None", "TransactionConflict", "ThrottlingError", "ProvisionedThroughputExceeded");

  private static final int TRIES = 6;
  private static final RandomGenerator RANDOM = new SecureRandom();
  private static final Duration FIRST_WAIT = Duration.ofMillis(20);

  /** BatchWriteItem takes this many. */
  private static final int WRITES = 25;

  /** BatchGetItem takes this many. */
  private static final int READS = 100;

  /**
   * Writes all of them or none. Tries again when another write to one of the items was under way,
   * or DynamoDB throttled, which the SDK does not for a transaction; throws {@link
   * TransactionCanceledException} when a condition failed, or when that did not pass.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html#API_TransactWriteItems_Errors">Cancellation
   *     reasons</a>
   */
  public void transact(List<TransactWriteItem> writes) {
    for (int attempt = 1; ; attempt++) {
      try {
        client.transactWriteItems(request -> request.transactItems(writes));
        return;
      } catch (TransactionCanceledException cancelled) {
        if (attempt == TRIES || !passes(cancelled)) {
          throw cancelled;
        }
        pause(attempt);
      }
    }
  }

  /**
   * As {@link #transact}.
   *
   * @return whether it was written; else a condition failed
   */
  public boolean transacted(List<TransactWriteItem> writes) {
    try {
      transact(writes);
      return true;
    } catch (TransactionCanceledException cancelled) {
      if (cancelled.cancellationReasons().stream()
          .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
        return false;
      }
      throw cancelled;
    }
  }

  /**
   * Writes one item. Tries again when a transaction on it was under way, which the SDK does not.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction
   *     conflicts</a>
   */
  public <T> T write(Function<DynamoDbClient, T> write) {
    for (int attempt = 1; ; attempt++) {
      try {
        return write.apply(client);
      } catch (TransactionConflictException conflict) {
        if (attempt == TRIES) {
          throw conflict;
        }
        pause(attempt);
      }
    }
  }

  private static boolean passes(TransactionCanceledException cancelled) {
    return cancelled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .allMatch(PASSING::contains);
  }

  /** Deletes items, 25 in a call. */
  public void deleteAll(List<Map<String, AttributeValue>> keys) {
    for (int from = 0; from < keys.size(); from += WRITES) {
      List<WriteRequest> left =
          keys.subList(from, Math.min(from + WRITES, keys.size())).stream()
              .map(key -> WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build())
              .toList();
      for (int attempt = 1; !left.isEmpty(); attempt++) {
        List<WriteRequest> now = left;
        left =
            client
                .batchWriteItem(request -> request.requestItems(Map.of(name, now)))
                .unprocessedItems()
                .getOrDefault(name, List.of());
        again(attempt, left.size());
      }
    }
  }

  /** Reads items consistently, 100 in a call; one that is not there is left out. */
  public List<Map<String, AttributeValue>> getAll(List<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> found = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += READS) {
      List<Map<String, AttributeValue>> left =
          keys.subList(from, Math.min(from + READS, keys.size()));
      for (int attempt = 1; !left.isEmpty(); attempt++) {
        KeysAndAttributes now = KeysAndAttributes.builder().keys(left).consistentRead(true).build();
        var response = client.batchGetItem(request -> request.requestItems(Map.of(name, now)));
        found.addAll(response.responses().getOrDefault(name, List.of()));
        KeysAndAttributes unprocessed = response.unprocessedKeys().get(name);
        left = unprocessed == null ? List.of() : unprocessed.keys();
        again(attempt, left.size());
      }
    }
    return found;
  }

  /** Batches come back with a part undone when the table is busy. */
  private static void again(int attempt, int left) {
    if (left > 0) {
      if (attempt == TRIES) {
        throw new IllegalStateException(left + " items of a batch left undone");
      }
      pause(attempt);
    }
  }

  private static void pause(int attempt) {
    long most = FIRST_WAIT.toMillis() << attempt;
    try {
      Thread.sleep(RANDOM.nextLong(most / 2, most));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the table", interrupted);
    }
  }
}
