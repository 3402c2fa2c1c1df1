package io.roomcast.costs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Counts what functions ask of AWS while it is on, retries included, and asks DynamoDB what it
 * charges. The SDK finds it by the list of global interceptors.
 */
public final class Meter implements ExecutionInterceptor {

  /** The access key id of a function: its logical id, and the number of the run. */
  private static final Pattern CALLER =
      Pattern.compile("Credential=([A-Z][A-Za-z]*?)(?:Run\\d+)?/");

  private static final ConcurrentLinkedQueue<Charge> CHARGES = new ConcurrentLinkedQueue<>();
  private static final ExecutionAttribute<String> FUNCTION =
      new ExecutionAttribute<>("RoomcastFunction");
  private static final AttributeValue PACE = AttributeValue.fromS("PACE");
  private static final AttributeValue META = AttributeValue.fromS("META");
  private static volatile boolean on;

  /** A call of a function's; {@code units} is what DynamoDB charges for it. */
  record Charge(String function, String operation, double units) {

    boolean isRead() {
      return operation.equals("Query") || operation.contains("Get");
    }

    boolean isToTable() {
      return isRead() || operation.contains("Item");
    }
  }

  /** Starts anew. */
  static void begin() {
    CHARGES.clear();
    on = true;
  }

  /** What was counted. */
  static List<Charge> end() {
    on = false;
    return new ArrayList<>(CHARGES);
  }

  @Override
  public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes call) {
    if (!on) return context.request();
    ReturnConsumedCapacity total = ReturnConsumedCapacity.TOTAL;
    return switch (context.request()) {
      case GetItemRequest get -> get.toBuilder().returnConsumedCapacity(total).build();
      case BatchGetItemRequest get -> get.toBuilder().returnConsumedCapacity(total).build();
      case QueryRequest query -> query.toBuilder().returnConsumedCapacity(total).build();
      case PutItemRequest put -> put.toBuilder().returnConsumedCapacity(total).build();
      case UpdateItemRequest update -> update.toBuilder().returnConsumedCapacity(total).build();
      case DeleteItemRequest delete -> delete.toBuilder().returnConsumedCapacity(total).build();
      case BatchWriteItemRequest write -> write.toBuilder().returnConsumedCapacity(total).build();
      case TransactWriteItemsRequest write ->
          write.toBuilder().returnConsumedCapacity(total).build();
      default -> context.request();
    };
  }

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes call) {
    if (!on) return;
    Matcher caller =
        CALLER.matcher(context.httpRequest().firstMatchingHeader("Authorization").orElse(""));
    if (caller.find()) {
      call.putAttribute(FUNCTION, caller.group(1));
    }
  }

  @Override
  public void afterExecution(Context.AfterExecution context, ExecutionAttributes call) {
    String function = call.getAttribute(FUNCTION);
    if (!on || function == null || varies(function, context.request())) return;
    if (function.equals("Removal")) return;
    Optional<Object> capacity =
        context.response().getValueForField("ConsumedCapacity", Object.class);
    double units =
        context.request() instanceof TransactWriteItemsRequest transaction
            ? inTransaction(transaction)
            : capacity.stream().flatMap(Meter::each).mapToDouble(Meter::units).sum();
    CHARGES.add(
        new Charge(function, call.getAttribute(SdkExecutionAttribute.OPERATION_NAME), units));
  }

  /**
   * What a warm instance may spare itself: the lease of a room's pace, for as many messages as it
   * had of late; the settings of a room, and the room's connections, which it remembers.
   */
  private static boolean varies(String function, SdkRequest request) {
    return switch (request) {
      case UpdateItemRequest update -> PACE.equals(update.key().get("sk"));
      case GetItemRequest get -> function.equals("Ingest") && META.equals(get.key().get("sk"));
      case QueryRequest _ -> function.equals("Broadcast");
      default -> false;
    };
  }

  /**
   * Two units for each item of up to 1 KB, which these are; DynamoDB Local says less.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html">Capacity
   *     of transactions</a>
   */
  private static double inTransaction(TransactWriteItemsRequest transaction) {
    return 2.0 * transaction.transactItems().size();
  }

  private static Stream<?> each(Object capacity) {
    return capacity instanceof List<?> list ? list.stream() : Stream.of(capacity);
  }

  private static double units(Object capacity) {
    return capacity instanceof ConsumedCapacity consumed ? consumed.capacityUnits() : 0;
  }
}
