package io.roomcast.local.mapping;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.template.Account;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * The event that Lambda makes of a batch, with the fields as in <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html">Using Lambda with SQS</a>.
 */
record EventJson(String queueArn) {

  private static final ObjectMapper JSON = new ObjectMapper();

  String of(List<Message> batch) {
    ObjectNode event = JSON.createObjectNode();
    ArrayNode records = event.putArray("Records");
    for (Message message : batch) record(records.addObject(), message);
    return event.toString();
  }

  private void record(ObjectNode node, Message message) {
    node.put("messageId", message.messageId());
    node.put("receiptHandle", message.receiptHandle());
    node.put("body", message.body());
    ObjectNode attributes = node.putObject("attributes");
    message.attributesAsStrings().forEach(attributes::put);
    ObjectNode messageAttributes = node.putObject("messageAttributes");
    message
        .messageAttributes()
        .forEach((name, value) -> attribute(messageAttributes.putObject(name), value));
    if (message.md5OfMessageAttributes() != null) {
      node.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    node.put("md5OfBody", message.md5OfBody());
    node.put("eventSource", "aws:sqs");
    node.put("eventSourceARN", queueArn);
    node.put("awsRegion", Account.REGION);
  }

  private static void attribute(ObjectNode node, MessageAttributeValue value) {
    if (value.stringValue() != null) node.put("stringValue", value.stringValue());
    if (value.binaryValue() != null) {
      node.put(
          "binaryValue", Base64.getEncoder().encodeToString(value.binaryValue().asByteArray()));
    }
    node.putArray("stringListValues");
    node.putArray("binaryListValues");
    node.put("dataType", value.dataType());
  }
}
