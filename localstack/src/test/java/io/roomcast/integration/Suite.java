package io.roomcast.integration;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** All tests of one message, end to end, over one backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(90)
abstract class Suite
    implements ConversationTests,
        CatchUpTests,
        ResumeTests,
        ChangeTests,
        ReadingTests,
        OrderTests,
        BadFrameTests,
        LargeFrameTests,
        TokenTests,
        MembershipTests,
        RoomTests,
        InboxTests,
        MentionTests,
        ThreadTests,
        PinTests,
        DirectTests,
        PeopleTests,
        OverviewTests,
        DirectoryTests,
        DeletionTests,
        TypingTests,
        ReportTests,
        LimitTests,
        ConnectionTests,
        CorrelationTests {

  private final Backend backend;
  private @Nullable Run run;

  Suite(Backend backend) {
    this.backend = backend;
  }

  @Override
  public Run run() {
    Run started = run;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  @Override
  public Backend backend() {
    return backend;
  }

  @BeforeAll
  void start() {
    backend.orSkip();
    run = Run.start(backend);
  }

  /** After all tests: nothing that was said, and no token, is in any line of the log. */
  @AfterAll
  void end() {
    if (run == null) {
      return;
    }
    try (Run ended = run()) {
      assertThat(ended.log().size()).as("lines of log").isPositive();
      assertThat(ended.log().leaks(ended.secrets())).as("said in the log").isEmpty();
      assertThat(ended.denials()).as("calls that a role does not allow").isEmpty();
    }
  }
}
