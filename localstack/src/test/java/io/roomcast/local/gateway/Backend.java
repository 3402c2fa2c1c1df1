package io.roomcast.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The functions behind a gateway under test: what they answer, and the events that they got. */
final class Backend {

  static final Outcome OK = new Outcome.Returned("{\"statusCode\":200}");

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Map<String, BlockingQueue<JsonNode>> events = new ConcurrentHashMap<>();

  /** A function that answers so and records its events under the name. */
  LambdaFunction function(String name, Function<JsonNode, Outcome> answer) {
    return text -> {
      JsonNode event = json(text);
      queue(name).add(event);
      return answer.apply(event);
    };
  }

  LambdaFunction function(String name, Outcome answer) {
    return function(name, _ -> answer);
  }

  /** The next event that the function got; fails when there is none in four seconds. */
  JsonNode next(String name) throws InterruptedException {
    JsonNode event = queue(name).poll(4, TimeUnit.SECONDS);
    if (event == null) {
      throw new AssertionError("no event for " + name);
    }
    return event;
  }

  /** Fails if the function gets an event in that time. */
  void nothing(String name, Duration time) throws InterruptedException {
    JsonNode event = queue(name).poll(time.toMillis(), TimeUnit.MILLISECONDS);
    if (event != null) {
      throw new AssertionError("an event for " + name + ": " + event);
    }
  }

  int count(String name) {
    return queue(name).size();
  }

  List<JsonNode> all(String name) {
    return new ArrayList<>(queue(name));
  }

  private BlockingQueue<JsonNode> queue(String name) {
    return events.computeIfAbsent(name, _ -> new LinkedBlockingQueue<>());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException notJson) {
      throw new AssertionError("not JSON: " + text, notJson);
    }
  }

  /** A proxy result with this body. */
  static Outcome body(String body) {
    return new Outcome.Returned(
        JSON.createObjectNode().put("statusCode", 200).put("body", body).toString());
  }

  /** An authorizer's result that allows, or denies, this resource. */
  static Outcome policy(String effect, String resource, String context) {
    return new Outcome.Returned(
        """
        {"principalId":"ann","context":%s,"policyDocument":{"Version":"2012-10-17","Statement":[
        {"Action":"execute-api:Invoke","Effect":"%s","Resource":"%s"}]}}"""
            .formatted(context, effect, resource));
  }
}
