package io.roomcast.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.roomcast.local.Refused;
import io.roomcast.local.template.Fixture;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackIT {

  private static final String JOIN = "{'action':'join','room':'general'}";
  private static final String SEND =
      "{'action':'send','room':'general','clientId':'%s','body':{'text':'Hello'}}";
  private static final String HISTORY = "{'action':'history','room':'general','after':'0'}";

  @Test
  void a_grant_that_is_missing_fails_the_first_call_and_is_named() throws InterruptedException {
    List<String> denied = new CopyOnWriteArrayList<>();
    var cut =
        Fixture.approvedBut(
            resources ->
                ((ObjectNode)
                        resources.at(
                            "/IngestRole/Properties/Policies/0/PolicyDocument/Statement/2"))
                    .put("Action", "sns:Subscribe"));
    try (LocalStack stack = LocalStack.options().port(0).template(cut).denied(denied::add).start();
        Socket ann = new Socket(stack, "ann")) {
      ann.ask(JOIN, "\"joined\"");
      assertThat(ann.ask(SEND.formatted("m1"), "\"error\"")).contains("UNAVAILABLE");
      assertThat(denied)
          .contains(
              "Ingest may not sns:Publish on "
                  + stack.topicArn()
                  + ": its role in the template does not allow it.");
    }
  }

  @Test
  void a_folder_keeps_history_and_sequences_and_one_run_at_a_time(@TempDir Path folder)
      throws Exception {
    String first;
    try (LocalStack stack = LocalStack.options().port(0).data(folder).start();
        Socket ann = new Socket(stack, "ann")) {
      ann.ask(JOIN, "\"joined\"");
      first = field("seq", ann.ask(SEND.formatted("m1"), "\"ack\""));
      assertThatThrownBy(() -> LocalStack.options().port(0).data(folder).start())
          .isInstanceOf(Refused.class)
          .hasMessageContaining("Another run uses the data folder");
    }
    try (LocalStack stack = LocalStack.options().port(0).data(folder).start();
        Socket bob = new Socket(stack, "bob")) {
      bob.ask(JOIN, "\"joined\"");
      String second = field("seq", bob.ask(SEND.formatted("m2"), "\"ack\""));
      assertThat(second).isGreaterThan(first);
      // What the first run had not finished is handed over again, so the log has both in the end.
      String page = "";
      for (int i = 0; i < 100 && !page.contains("\"seq\":\"" + second); i++) {
        page = bob.ask(HISTORY, "\"page\"");
        Thread.sleep(100);
      }
      assertThat(page)
          .contains("\"seq\":\"" + first)
          .contains("\"seq\":\"" + second + "\",\"prev\":\"" + first);
    }
  }

  private static String field(String name, String json) throws JsonProcessingException {
    return new ObjectMapper().readTree(json).path(name).asText();
  }
}
