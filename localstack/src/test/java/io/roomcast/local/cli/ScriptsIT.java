package io.roomcast.local.cli;

import static io.roomcast.client.RawClient.frame;
import static io.roomcast.client.RawClient.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.roomcast.client.RawClient;
import io.roomcast.integration.FreePorts;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the README has one type: the scripts, as processes of their own. */
@Timeout(180)
final class ScriptsIT {

  @Test
  void what_up_says_is_typed_and_a_signal_ends_it(@TempDir Path data) throws Exception {
    try (UpProcess up = UpProcess.start(data, FreePorts.two(), Map.of())) {
      assertThat(up.said()).anyMatch(line -> line.contains("wscat@6 -c \"" + up.url() + "?token="));
      try (RawClient ann = RawClient.connect(up.url(), up.token("ann"))) {
        ann.ask(frame("join", "general"));
        ann.ask(send("general", "m1", "said"));
        ann.nextEvent();
      }
      await()
          .untilAsserted(() -> assertThat(up.doctor()).startsWith("Healthy: 1 room with 1 event"));

      new ProcessBuilder("kill", "-INT", Long.toString(up.process().pid())).start().waitFor();

      assertThat(up.process().waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(up.process().exitValue()).isEqualTo(130);
    }
  }
}
