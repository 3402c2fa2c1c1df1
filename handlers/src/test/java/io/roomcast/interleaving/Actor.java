package io.roomcast.interleaving;

/**
 * One that runs a program, or could: the number of the program's state so far (-1 for none),
 * whether it holds what its queue handed out, what its instance remembers, and how far the room was
 * when the program began.
 */
record Actor(int running, boolean holds, Warm warm, int headThen) {

  private static final int NOTHING = -1;

  static Actor idle(Warm warm) {
    return new Actor(NOTHING, false, warm, 0);
  }

  boolean isIdle() {
    return running == NOTHING;
  }

  Actor begins(int program, boolean holding, int head) {
    return new Actor(program, holding, warm, head);
  }

  Actor at(int programState) {
    return new Actor(programState, holds, warm, headThen);
  }

  /** Its messages have become visible while it goes on. */
  Actor overtaken() {
    return new Actor(running, false, warm, headThen);
  }
}
