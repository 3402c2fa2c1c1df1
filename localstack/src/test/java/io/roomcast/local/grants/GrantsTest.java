package io.roomcast.local.grants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.template.Fixture;
import io.roomcast.local.template.Part;
import io.roomcast.local.template.Parts;
import io.roomcast.local.template.Template;
import org.junit.jupiter.api.Test;

class GrantsTest {

  private static final String QUEUE =
      "arn:aws:sqs:us-east-1:000000000000:Roomcast-HistoryQueue.fifo";

  private final Parts parts = Fixture.parts(Template.approved());
  private final Grants grants = new Grants(parts);

  @Test
  void a_role_allows_the_actions_of_the_template_on_its_resources_only() {
    String table = "arn:aws:dynamodb:us-east-1:000000000000:table/Roomcast-Table";
    String ingest = "arn:aws:iam::000000000000:role/Roomcast-IngestRole";
    assertThat(grants.roleAllows(ingest, "dynamodb:UpdateItem", table)).isTrue();
    assertThat(grants.roleAllows(ingest, "dynamodb:Scan", table)).isFalse();
    assertThat(grants.roleAllows(ingest, "dynamodb:UpdateItem", table + "2")).isFalse();
    assertThat(
            grants.roleAllows("arn:aws:iam::000000000000:role/None", "dynamodb:UpdateItem", table))
        .isFalse();
  }

  @Test
  void a_topic_may_send_where_the_queue_s_policy_names_it() {
    String topic = parts.one(Part.Topic.class).arn();
    assertThat(grants.topicMaySend(topic, QUEUE)).isTrue();
    assertThat(grants.topicMaySend(topic.replace("Roomcast", "Other"), QUEUE)).isFalse();
    assertThat(grants.topicMaySend(topic, QUEUE.replace("HistoryQueue", "HistoryDeadLetterQueue")))
        .isFalse();
  }

  @Test
  void a_denial_counts_more_than_a_permission() {
    Policies policies =
        policies("{'Effect':'Allow','Action':'s3:*','Resource':'*'}")
            .add(document("{'Effect':'Deny','Action':'s3:Put?bject','Resource':'a:*:b'}"), "Test");
    assertThat(policies.allow(Access.byRole("r", "s3:GetObject", "a:1:b"))).isTrue();
    assertThat(policies.allow(Access.byRole("r", "s3:PutObject", "a:1:b"))).isFalse();
    assertThat(policies.allow(Access.byRole("r", "s3:PutObject", "a:1:c"))).isTrue();
  }

  @Test
  void a_condition_that_does_not_hold_leaves_the_statement_out() {
    Policies policies =
        policies(
            "{'Effect':'Allow','Action':'a:b','Resource':'*','Condition':{'ArnLike':{'aws:SourceArn':'x:*'}}}");
    assertThat(policies.allow(Access.byService("s", "a:b", "r", "x:1", "0"))).isTrue();
    assertThat(policies.allow(Access.byService("s", "a:b", "r", "y:1", "0"))).isFalse();
    assertThat(policies.allow(Access.byRole("role", "a:b", "r"))).isFalse();
  }

  @Test
  void a_condition_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(
            () ->
                policies(
                    "{'Effect':'Allow','Action':'a:b','Resource':'*','Condition':{'IpAddress':{'aws:SourceIp':'1'}}}"))
        .hasMessage(
            "Test has a policy with the condition IpAddress aws:SourceIp, which the local run does"
                + " not know.");
  }

  @Test
  void an_element_that_is_not_known_is_refused_by_name() {
    assertThatThrownBy(() -> policies("{'Effect':'Allow','NotAction':'a:b','Resource':'*'}"))
        .hasMessage("Test has a policy with NotAction, which the local run does not know.");
  }

  @Test
  void the_gateway_may_call_what_a_permission_names_for_its_route() {
    Part.Api api = parts.one(Part.Api.class);
    String live = "arn:aws:lambda:us-east-1:000000000000:function:Roomcast-Ingest:live";
    String source = "arn:aws:execute-api:us-east-1:000000000000:" + api.apiId() + "/v1/send";
    assertThat(grants.gatewayMayInvoke(live, source)).isTrue();
    assertThat(grants.gatewayMayInvoke(live, source + "x")).isFalse();
    assertThat(grants.gatewayMayInvoke(live.replace(":live", ""), source)).isFalse();
  }

  private static Policies policies(String statement) {
    return new Policies().add(document(statement), "Test");
  }

  private static ObjectNode document(String statement) {
    return Fixture.json("{'Version':'2012-10-17','Statement':[" + statement + "]}");
  }
}
