package io.roomcast.local.stack;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.template.Account;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import java.util.Map;
import java.util.Objects;

/**
 * What a run tells of itself to commands on this machine, as JSON: its endpoints, and its resources
 * by logical id with their types and physical ids, as CloudFormation would name them.
 */
record StackPage(
    Parts parts, Cloud cloud, Map<String, String> queueUrls, Map<String, String> settings) {

  private static final String EPOCH = "EPOCH";

  /** Where the page is, beside the tokens. */
  static final String PATH = "/stack";

  String json() {
    ObjectNode page = new JsonMapper().createObjectNode();
    page.put("region", Account.REGION);
    page.put("epoch", epoch());
    page.putObject("endpoints")
        .put("dynamoDb", cloud.dynamoDb().toString())
        .put("sns", cloud.sns().toString())
        .put("sqs", cloud.sqs().toString());
    ArrayNode resources = page.putArray("resources");
    parts
        .all(Part.Table.class)
        .forEach(table -> add(resources, table.id(), "AWS::DynamoDB::Table", table.name()));
    parts
        .all(Part.Topic.class)
        .forEach(topic -> add(resources, topic.id(), "AWS::SNS::Topic", topic.arn()));
    parts
        .all(Part.Queue.class)
        .forEach(
            queue ->
                add(
                    resources,
                    queue.id(),
                    "AWS::SQS::Queue",
                    queueUrls.getOrDefault(queue.name(), queue.url())));
    return page.toString();
  }

  /** As the functions that publish have it. */
  private String epoch() {
    return parts
        .all(Part.Function.class)
        .map(function -> function.variables().get(EPOCH))
        .filter(Objects::nonNull)
        .findFirst()
        .map(value -> settings.getOrDefault(EPOCH, value))
        .orElse("");
  }

  private static void add(ArrayNode resources, String id, String type, String name) {
    resources.addObject().put("id", id).put("type", type).put("name", name);
  }
}
