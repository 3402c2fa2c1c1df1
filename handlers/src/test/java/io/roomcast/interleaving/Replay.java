package io.roomcast.interleaving;

import io.roomcast.interleaving.Call.Answer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs code from its beginning, gives it the answers that it had already, and stops it at the first
 * call that has none: so code that blocks nowhere can be left and resumed at each call.
 */
final class Replay implements Ports {

  /** Where a piece of code has got to. */
  sealed interface Progress {}

  /** It waits for these calls to happen: one, or several that it makes at the same time. */
  record Waits(List<Call> calls) implements Progress {}

  /** It has returned. */
  record Returned(Object result) implements Progress {}

  /** It has thrown. */
  record Threw(String reason) implements Progress {}

  /** An error, so that no handler of exceptions in the code keeps it. */
  private static final class NotYet extends Error {
    private static final long serialVersionUID = 1;

    NotYet() {
      super("not yet", null, false, false);
    }
  }

  private final List<Answer> answers;
  private final List<Call> waiting = new ArrayList<>();

  private Replay(List<Answer> answers) {
    this.answers = new ArrayList<>(answers);
  }

  static Progress run(Program program, List<Answer> answers) {
    Replay replay = new Replay(answers);
    try {
      Object result = program.run(replay);
      return new Returned(result);
    } catch (NotYet stopped) {
      return replay.waits();
    } catch (RuntimeException failed) {
      // Code that posts in parallel wraps what its threads threw.
      return hasNotYet(failed) ? replay.waits() : new Threw(failed.toString());
    }
  }

  @Override
  public <T> T port(Class<T> type) {
    return Call.port(type, this::answer);
  }

  private synchronized @Nullable Object answer(Call call) {
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).call().equals(call)) {
        return answers.remove(i).result();
      }
    }
    waiting.add(call);
    throw new NotYet();
  }

  private Waits waits() {
    waiting.sort(Comparator.comparing(Call::toString));
    return new Waits(List.copyOf(waiting));
  }

  private static boolean hasNotYet(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof NotYet) {
        return true;
      }
    }
    return false;
  }
}
