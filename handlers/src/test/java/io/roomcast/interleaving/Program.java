package io.roomcast.interleaving;

/** What an actor runs: a value, so that an actor's state is the program and its answers so far. */
interface Program {

  /** Runs it; the same answers of the ports give the same calls and the same result. */
  Object run(Ports ports);
}
