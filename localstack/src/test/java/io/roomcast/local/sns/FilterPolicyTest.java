package io.roomcast.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FilterPolicyTest {

  private static final List<Attribute> ATTRIBUTES =
      List.of(
          new Attribute("delivery", "String", "durable"),
          new Attribute("price", "Number", "100.5"),
          new Attribute("tags", "String.Array", "[\"red\",\"blue\",7,true]"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {}                                                          | true
          {"delivery":["durable"]}                                    | true
          {"delivery":["ephemeral","durable"]}                        | true
          {"delivery":["ephemeral"]}                                  | false
          {"delivery":["durable"],"price":[100.50]}                   | true
          {"delivery":["durable"],"price":[100]}                      | false
          {"price":["100.5"]}                                         | false
          {"delivery":[{"prefix":"dur"}]}                             | true
          {"delivery":[{"prefix":"eph"}]}                             | false
          {"delivery":[{"suffix":"ble"}]}                             | true
          {"delivery":[{"equals-ignore-case":"DURABLE"}]}             | true
          {"delivery":[{"anything-but":"ephemeral"}]}                 | true
          {"delivery":[{"anything-but":["durable","x"]}]}             | false
          {"delivery":[{"anything-but":{"prefix":"dur"}}]}            | false
          {"missing":[{"anything-but":"x"}]}                          | false
          {"missing":[{"exists":false}]}                              | true
          {"delivery":[{"exists":false}]}                             | false
          {"delivery":[{"exists":true}]}                              | true
          {"price":[{"numeric":["=",100.5]}]}                         | true
          {"price":[{"numeric":[">",100,"<=",100.5]}]}                | true
          {"price":[{"numeric":["<",100.5]}]}                         | false
          {"delivery":[{"numeric":[">",0]}]}                          | false
          {"tags":["blue"]}                                           | true
          {"tags":["green"]}                                          | false
          {"tags":[7]}                                                | true
          {"tags":[true]}                                             | true
          {"$or":[{"delivery":["x"]},{"price":[100.5]}]}              | true
          {"$or":[{"delivery":["x"]},{"price":[1]}]}                  | false
          """)
  void a_policy_on_attributes_lets_through(String policy, boolean expected) {
    assertThat(
            FilterPolicy.parse(policy, FilterPolicy.MESSAGE_ATTRIBUTES)
                .matches(publication("not looked at", ATTRIBUTES)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"type":["message"]}                      | true
          {"from":{"id":["ann"]}}                   | true
          {"from":{"id":["bob"]}}                   | false
          {"from":{"age":[{"exists":false}]}}       | true
          {"list":{"n":[2]}}                        | true
          {"list":{"n":[3]}}                        | false
          {"gone":[null]}                           | true
          {"from":["ann"]}                          | false
          """)
  void a_policy_on_the_message_lets_through(String policy, boolean expected) {
    String message =
        "{\"type\":\"message\",\"from\":{\"id\":\"ann\"},\"list\":[{\"n\":1},{\"n\":2}],\"gone\":null}";
    assertThat(
            FilterPolicy.parse(policy, FilterPolicy.MESSAGE_BODY)
                .matches(publication(message, List.of())))
        .isEqualTo(expected);
  }

  @Test
  void a_message_that_is_no_json_does_not_pass_a_policy_on_it() {
    assertThat(
            FilterPolicy.parse("{\"a\":[1]}", FilterPolicy.MESSAGE_BODY)
                .matches(publication("text", List.of())))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {"k":[{"wildcard":"a*"}]}            | Unrecognized match type wildcard
          {"k":[["v"]]}                        | Match value must be String, number, true, false, or null
          {"k":[{"suffix":"a","prefix":"b"}]}  | Only one key allowed in match expression
          {"k":[{"suffix":100}]}               | suffix match pattern must be a string
          {"k":"v"}                            | "k" must be an object or an array
          {"k":[{"exists":"no"}]}              | exists match pattern must be either true or false.
          {"k":[{"numeric":[]}]}               | Invalid member in numeric match: ]
          {"k":[{"numeric":["~","1"]}]}        | Unrecognized numeric range operator: ~
          {"k":[{"numeric":["=","000"]}]}      | Value of equals must be numeric
          {"k":[{"numeric":[">="]}]}           | Value of >= must be numeric
          {"k":[{"numeric":["<",100,">",10]}]} | Too many elements in numeric expression
          {"k":[{"numeric":[">=",1,">",2]}]}   | Bad numeric range operator: >
          {"k":[{"numeric":[">",3,"<",1]}]}    | Bottom must be less than top
          {"k":[{"anything-but":{"x":"y"}}]}   | Unsupported anything-but pattern: x
          {"k":{"nested":["v"]}}               | Filter policy scope MessageAttributes does not support nested filter policy
          not json                             | failed to parse JSON.
          """)
  void a_malformed_policy_is_refused_with_the_reason(String policy, String reason) {
    assertThatExceptionOfType(SnsException.class)
        .isThrownBy(() -> FilterPolicy.parse(policy, FilterPolicy.MESSAGE_ATTRIBUTES))
        .withMessageContaining("Invalid parameter: Attributes Reason: FilterPolicy: " + reason);
  }

  private static Publication publication(String message, List<Attribute> attributes) {
    return new Publication("id", "", "", "", "", "", message, attributes, Instant.EPOCH);
  }
}
