package io.roomcast.integration;

/** What every group of tests runs on. */
interface OnStack {

  /** The stack that the class started. */
  Run run();

  /** Where its queues and table are. */
  Backend backend();
}
